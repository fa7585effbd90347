import type { CancelReason } from '../../contract/cancellations.ts';
import type { Answers } from '../../contract/answers.ts';
import type { Account, LinkStatus } from '../../contract/payout-links.ts';
import { istDeadline, istMoment, spanInWords } from './ist-words.ts';
import type { WhoCancelled } from './who-cancelled.ts';

/** The facts a link's words are composed from. Instants are ms UTC; nothing personal but the masked account. */
export type StoryFacts = {
  status: LinkStatus;
  /** Masked. */
  providerStatus: string;
  now: number;
  asOf: number;
  stale: boolean;
  createdAt: number | null;
  activatedAt: number | null;
  expiresAt: number | null;
  claimedAt: number | null;
  /** A failed attempt that nothing overcame; its time may be unknown. */
  failure: { at: number | null } | null;
  account: Account | null;
  cancelled: WhoCancelled;
  mayCancel: boolean;
};

export type Story = { headline: string; answers: Answers; whatToDo: string };

/** What one would say aloud, the two answers, and what to do: for every state, typed here and nowhere else. */
export function tellStory(facts: StoryFacts): Story {
  const told = TELL[facts.status](facts);
  if (!facts.stale || facts.status === 'CLAIMED') return told;
  // An old answer never permits a new link.
  return {
    headline: `As of ${istMoment(facts.asOf)}: ${told.headline}`,
    answers: {
      claimable: 'unknown',
      replacement: 'not-yet',
      because: 'InstantPay cannot be asked right now',
    },
    whatToDo: 'Tell the caller that the state is being checked, and look again when InstantPay answers.',
  };
}

const TELL: Record<LinkStatus, (facts: StoryFacts) => Story> = {
  ISSUED: tellIssued,
  PROCESSING: () => ({
    headline: 'A claim is under way. InstantPay has not confirmed the payment.',
    answers: { claimable: 'unknown', replacement: 'not-yet', because: 'a claim of this one is under way' },
    whatToDo:
      'Ask the caller to wait. If the bank refuses, the link can open again. Over 30 minutes: send InstantPay the request reference.',
  }),
  CLAIMED: (facts) => ({
    headline: `Claimed${facts.claimedAt === null ? '' : ` on ${istMoment(facts.claimedAt)}`}${intoAccount(facts.account)}${afterCreation(facts)}.`,
    answers: { claimable: 'no', replacement: 'do-not', because: 'InstantPay shows this one as claimed' },
    whatToDo:
      '“Not me”: ask for the bank and last four digits; do not read them out. No match: hand to Finance. “Not received”: claimed is not yet credited; ask InstantPay for the UTR with the payment order.',
  }),
  CANCELLED: (facts) => ({
    headline: cancelledHeadline(facts.cancelled),
    answers: { claimable: 'no', replacement: 'may', because: 'this one is cancelled' },
    whatToDo: `Tell the caller that this link no longer works. ${afterCancel(facts.cancelled)}`,
  }),
  EXPIRED: (facts) => ({
    headline: `Expired unclaimed${facts.expiresAt === null ? '' : `; it was valid till ${istDeadline(facts.expiresAt)}`}.`,
    answers: { claimable: 'no', replacement: 'may', because: 'this one has expired unclaimed' },
    whatToDo:
      'Tell the caller that this link no longer works. If they are owed the money, a new link may be sent.',
  }),
  OTHER: (facts) => ({
    headline: `InstantPay shows “${facts.providerStatus}”, a status Linkdesk does not know.`,
    answers: {
      claimable: 'unknown',
      replacement: 'do-not',
      because: 'nobody here can tell what this status means',
    },
    whatToDo: 'Ask InstantPay with the request reference before anything is sent or promised.',
  }),
};

/** Some reasons mean that the money is not owed to this person: a new link is not the agent's to promise. */
const ASK_FIRST: readonly string[] = [
  'Wrong recipient',
  'Duplicate',
  'Suspected fraud',
] satisfies CancelReason[];

function afterCancel(cancelled: WhoCancelled): string {
  if (cancelled !== 'outside' && ASK_FIRST.includes(cancelled.reason)) {
    return `It was cancelled for “${cancelled.reason}”: ask Finance before anything new is sent.`;
  }
  return 'If they are owed the money, a new link may be sent.';
}

function cancelledHeadline(cancelled: WhoCancelled): string {
  if (cancelled === 'outside') return 'Cancelled outside Linkdesk. InstantPay does not say by whom.';
  const who = cancelled.askedBy === null ? cancelled.by : `${cancelled.by}, as ${cancelled.askedBy} asked,`;
  return cancelled.proven
    ? `Cancelled by ${who} on ${istMoment(cancelled.at)}, confirmed by InstantPay’s tracking.`
    : `Cancelled. ${cancelled.by} asked for it, but InstantPay’s answer did not prove it, so whose cancel it was is not certain.`;
}

function tellIssued(facts: StoryFacts): Story {
  const { activatedAt, expiresAt, now } = facts;
  const cancelFirst = facts.mayCancel
    ? 'Cancel this one first if it must not be paid.'
    : 'Ask Finance if it must not be paid.';
  if (activatedAt !== null && activatedAt > now) {
    return {
      headline: `Not active yet: it can be claimed from ${istMoment(activatedAt)}.`,
      answers: { claimable: 'yes', replacement: 'not-yet', because: 'this one becomes active later' },
      whatToDo: `Tell the caller from when it works. ${cancelFirst}`,
    };
  }
  if (expiresAt !== null && expiresAt <= now) {
    return {
      headline: `Past its validity (${istDeadline(expiresAt)}), but InstantPay still shows it as Issued.`,
      answers: {
        claimable: 'unknown',
        replacement: 'not-yet',
        because: 'InstantPay has not closed this one yet',
      },
      whatToDo: `Wait until InstantPay shows it as Expired. ${cancelFirst}`,
    };
  }
  const until = expiresAt === null ? '' : ` until ${istDeadline(expiresAt)}`;
  return {
    headline:
      facts.failure === null
        ? `Not claimed yet. It can be claimed${until}.`
        : `Not claimed: an attempt failed${facts.failure.at === null ? '' : ` on ${istMoment(facts.failure.at)}`}. It can still be claimed${until}.`,
    answers: { claimable: 'yes', replacement: 'not-yet', because: 'this one can still be claimed' },
    whatToDo:
      facts.failure === null
        ? `“Never got it”: check the mobile and e-mail with the caller, then resend. ${cancelFirst}`
        : `Ask the caller to try again with another account, and to check its number. ${cancelFirst}`,
  };
}

function intoAccount(account: Account | null): string {
  if (account?.number == null) return '';
  if (account.number.includes('@')) return ` into the UPI address ${account.number}`;
  const bank = account.bank === null ? '' : `${account.bank} `;
  const article = /^[AEIOU]/i.test(bank || (account.virtual ? 'virtual' : 'account')) ? 'an' : 'a';
  return ` into ${article} ${bank}${account.virtual ? 'virtual ' : ''}account ending ${account.number.slice(-4)}`;
}

function afterCreation({ claimedAt, createdAt }: StoryFacts): string {
  if (claimedAt === null || createdAt === null || claimedAt < createdAt) return '';
  return claimedAt - createdAt < 1000
    ? ', in the second in which the link was created'
    : `, ${spanInWords(claimedAt - createdAt)} after the link was created`;
}

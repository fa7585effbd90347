import type { Activity, ActivityKind } from '../../contract/payout-links.ts';
import type { RevealField } from '../../contract/reveals.ts';
import type { Attempt, CancelOperation } from '../cancellations/cancel-operation.ts';
import { labelOf, reasonLine, reportedLine } from '../cancellations/cancel-words.ts';
import type { TrackedActivity, TrackedLink } from '../instantpay/instantpay.ts';
import { maskFreeText, maskKnown, type Hidden } from '../masking/hidden.ts';
import { maskText } from '../masking/mask.ts';
import { accountOf } from './account-of.ts';
import { classifyActivity } from './classify-activity.ts';
import { isoInstant } from './ist-words.ts';
import { describeResend } from './describe-resend.ts';
import type { Disclosure } from './disclosure-store.ts';
import type { ResendRecord } from './resend-store.ts';
import { mayHaveCancelled } from './who-cancelled.ts';

type Sources = {
  link: TrackedLink;
  hidden: Hidden;
  operations: CancelOperation[];
  resends: ResendRecord[];
  disclosures: Disclosure[];
  now: number;
};

/** The provider's rows and our own acts in one line, oldest first; rows without a usable time stand last. */
export function linkTimeline({ link, hidden, operations, resends, disclosures, now }: Sources): Activity[] {
  const outside = !operations.some(mayHaveCancelled);
  const provider = link.activity.map((row) => providerRow(row, hidden, outside));
  const ours = [
    ...operations.flatMap(cancelRows),
    ...resends.map((resend) => resendRow(resend, hidden, now)),
    ...disclosures.map(disclosureRow),
  ];
  return [...provider, ...ours].toSorted((a, b) => secondOf(a) - secondOf(b) || rank(a) - rank(b));
}

/**
 * The provider tells whole seconds, so within one its rows and ours are told apart by what leads to what:
 * an act asked for here, the provider's rows in its own order, then what came back.
 */
function secondOf(row: Activity): number {
  return row.at === null ? Number.MAX_SAFE_INTEGER : Math.floor(Date.parse(row.at) / 1000);
}

function rank({ kind, source }: Activity): number {
  if (source === 'provider') return 1;
  return kind === 'cancel-asked' || kind === 'resent' ? 0 : 2;
}

function providerRow(row: TrackedActivity, hidden: Hidden, outside: boolean): Activity {
  const account = accountOf(row);
  const kind = classifyActivity(row.text);
  return {
    kind,
    source: 'provider',
    text: maskFreeText(row.text, hidden),
    at: row.at === null ? null : isoInstant(row.at),
    ...(row.orderId === null ? {} : { orderId: maskKnown(row.orderId, hidden) }),
    ...(account === null ? {} : { account }),
    ...(kind === 'cancelled' && outside ? { outside } : {}),
  };
}

/** Asked, answered as often as it was sent, settled once. */
function cancelRows(operation: CancelOperation): Activity[] {
  const { actor, attempts, endedAt } = operation;
  const ticket = operation.ticket === null ? '' : ` · ticket ${operation.ticket}`;
  const asked = ourRow(
    'cancel-asked',
    operation.createdAt,
    `${operation.askedOfFinance ? 'Asked Finance to cancel' : 'Cancel asked'}: ${operation.reason}${ticket}`,
    actor.name,
  );
  const { approvedBy, clickAt } = operation;
  const approved =
    approvedBy === null ? null : ourRow('cancel-asked', clickAt, 'Cancel approved', approvedBy.name);
  const answers = attempts.map((attempt) =>
    attempt.endedAt === null ? null : ourRow('cancel-answered', attempt.endedAt, answerText(attempt)),
  );
  const told = reportedLine(operation);
  const reported =
    told === null || operation.reported === null
      ? null
      : ourRow('cancel-settled', operation.reported.at, told);
  const settled =
    endedAt === null
      ? null
      : ourRow('cancel-settled', endedAt, `${labelOf(operation)}. ${reasonLine(operation)}`);
  return [asked, approved, ...answers, reported, settled].filter((row) => row !== null);
}

function answerText(attempt: Attempt): string {
  switch (attempt.class) {
    case 'accepted':
      return 'InstantPay accepted the cancel';
    case 'unknown':
      return `Not confirmed: ${maskText(attempt.because ?? 'no clear answer')}`;
    default:
      return maskText(attempt.because ?? 'No answer');
  }
}

function resendRow(resend: ResendRecord, hidden: Hidden, now: number): Activity {
  const { because, actor } = describeResend(resend, now);
  return ourRow('resent', resend.at, maskKnown(because, hidden), actor);
}

function disclosureRow(disclosure: Disclosure): Activity {
  const { at, actor } = disclosure;
  if (disclosure.kind === 'revealed')
    return ourRow('revealed', at, `${FIELD_WORDS[disclosure.field]} revealed`, actor);
  return ourRow('caller-checked', at, `Caller checked: ${disclosure.match ? 'match' : 'no match'}`, actor);
}

const FIELD_WORDS: Record<RevealField, string> = {
  mobile: 'Mobile',
  email: 'E-mail',
  account: 'Account number',
  'link-address': 'Link address',
};

function ourRow(kind: ActivityKind, at: number, text: string, actor?: string): Activity {
  return { kind, source: 'linkdesk', text, at: isoInstant(at), ...(actor === undefined ? {} : { actor }) };
}

import { Fragment } from 'react';
import { formatMoney } from '@linkdesk/server/contract/money';
import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { CopyButton } from '../ui/copy-button.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';
import { TwoAnswers } from '../ui/two-answers.tsx';
import { Revealable } from './revealable.tsx';
import { useReveals } from './reveals.tsx';

type Props = {
  link: PayoutLink;
  ticket: () => string;
  /** A cancel of it is not settled: its status is only what InstantPay shows. */
  inDoubt: boolean;
};

/** The first lines: what one would say aloud, the two answers, and what to do. Each keeps its place. */
export function LinkSummary({ link, ticket, inDoubt }: Props) {
  const mayReveal = useReveals() !== null;
  return (
    <section aria-label="Summary">
      <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1">
        <h1 tabIndex={-1} className="text-2xl font-semibold">
          {formatMoney(link.amount)}
        </h1>
        <span className="min-w-27">
          <StatusBadge status={link.status} providerStatus={link.providerStatus} inDoubt={inDoubt} />
        </span>
        <span className="min-w-0">
          <RecipientLine link={link} mayReveal={mayReveal} />
        </span>
        <span className="sm:ml-auto">
          <CopyButton text={ticket} label="Copy for ticket" wide />
        </span>
      </div>
      {mayReveal && <Contacts recipient={link.recipient} />}
      <p className="mt-2 min-h-12 text-base leading-6 font-medium">{link.headline}</p>
      <div className="mt-1 min-h-10 leading-5 lg:min-h-5">
        <TwoAnswers answers={link.answers} />
      </div>
      <p className="mt-2 min-h-14 rounded-md border-l-4 border-accent bg-accent-soft px-3 py-2">
        <span className="font-semibold">What to do:</span> {link.whatToDo}
      </p>
    </section>
  );
}

/** Each part is isolated: a name written from right to left must not reorder what stands beside it. */
function RecipientLine({ link, mayReveal }: { link: PayoutLink; mayReveal: boolean }) {
  const { recipient, factsRead } = link;
  if (!factsRead) return 'Recipient not known yet: InstantPay’s list has not answered';
  const parts = [recipient?.name, recipient?.mobile, recipient?.email].filter((part) => part != null);
  if (parts.length === 0) return 'No recipient on this link';
  // Mobile and e-mail stand below, each with its eye.
  if (mayReveal)
    return recipient?.name ? (
      <>
        To <bdi>{recipient.name}</bdi>
      </>
    ) : (
      'Recipient without a name'
    );
  return (
    <>
      To{' '}
      {parts.map((part, index) => (
        <Fragment key={part}>
          {index > 0 && ' · '}
          <bdi>{part}</bdi>
        </Fragment>
      ))}
    </>
  );
}

/** Each has room for its whole value and until when it is shown, so that revealing moves nothing. */
function Contacts({ recipient }: Pick<PayoutLink, 'recipient'>) {
  return (
    <div className="mt-1 flex min-h-6 flex-wrap gap-x-4 gap-y-1">
      {recipient?.mobile && (
        <Revealable field="mobile" masked={recipient.mobile} className="w-full sm:w-68" />
      )}
      {recipient?.email && (
        <Revealable field="email" masked={recipient.email} className="min-h-11 flex-1 basis-80 sm:min-h-6" />
      )}
    </div>
  );
}

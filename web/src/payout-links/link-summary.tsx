import { Fragment, type ReactNode } from 'react';
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
        {!mayReveal && (
          <span className="min-w-0">
            <RecipientLine link={link} />
          </span>
        )}
        <span className="sm:ml-auto">
          <CopyButton text={ticket} label="Copy for ticket" wide />
        </span>
      </div>
      {mayReveal && <RevealableRecipient link={link} />}
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
function RecipientLine({ link }: Pick<Props, 'link'>) {
  const { recipient, factsRead } = link;
  if (!factsRead) return NOT_READ;
  const parts = [recipient?.name, recipient?.mobile, recipient?.email].filter((part) => part != null);
  if (parts.length === 0) return NOBODY;
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

const NOT_READ = 'Recipient not known yet: InstantPay’s list has not answered';
const NOBODY = 'No recipient on this link';

/** One line with an eye before each value, and room for what an eye shows, so that revealing moves nothing. */
function RevealableRecipient({ link: { recipient, factsRead } }: Pick<Props, 'link'>) {
  const { name, mobile, email } = recipient ?? {};
  return (
    <div className="mt-1 flex min-h-10 flex-wrap gap-x-1.5 gap-y-4 pb-4">
      <span className="min-w-0">{whoIs(factsRead, name, mobile ?? email)}</span>
      {mobile && (
        <>
          <Dot />
          <Revealable
            field="mobile"
            masked={mobile}
            className="min-w-[calc(10ch+1.75rem)] tabular-nums"
            untilBelow
          />
        </>
      )}
      {email && (
        <>
          <Dot />
          <Revealable
            field="email"
            masked={email}
            className="w-full sm:w-auto sm:flex-1 sm:basis-80"
            untilBelow
          />
        </>
      )}
    </div>
  );
}

function whoIs(
  read: boolean,
  name: string | null | undefined,
  contact: string | null | undefined,
): ReactNode {
  if (!read) return NOT_READ;
  if (name)
    return (
      <>
        To <bdi>{name}</bdi>
      </>
    );
  return contact ? 'Recipient without a name' : NOBODY;
}

/** A line of its own begins without one. */
function Dot() {
  return (
    <span aria-hidden className="max-sm:hidden">
      ·
    </span>
  );
}

import { formatMoney } from '@linkdesk/server/contract/money';
import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { Ban, MessageCircleQuestionMark } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { type Location, useLocation, useNavigate } from 'react-router';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import type { CancelPower } from './cancel-power.ts';

type Props = {
  /** As the page shows it: what is in doubt offers no cancel. */
  link: PayoutLink;
  /** As it was read last; an open dialog works on it, and says itself what it could not check. */
  lastRead: PayoutLink;
  /** Whether this person cancels, asks Finance to, or neither. */
  may: CancelPower;
  /** Asks the provider anew. */
  reread: () => Promise<PayoutLink>;
  ticket: () => string;
};

/** The button only where a cancel may work; elsewhere the reason why not. */
export function CancelPayoutLink({ link, lastRead, may, reread, ticket }: Props) {
  const [dialog, setDialog] = useState({ open: false, n: 0 });
  const open = () => setDialog(({ n }) => ({ open: true, n: n + 1 }));
  useAskedToCancel(() => {
    if (may !== null && link.cancellation.allowed) open();
  });

  function close(failed: boolean): void {
    setDialog(({ n }) => ({ open: false, n }));
    // What stopped the click may have changed what the page shows; a failed look marks it as old.
    if (failed) void reread().catch(() => {});
  }

  // An open dialog stays, whatever the link becomes meanwhile: its outcome is shown there.
  if (!dialog.open && !link.cancellation.allowed) {
    return <span className="text-quiet">{link.cancellation.because}</span>;
  }
  if (may === null) {
    return (
      <span className="inline-flex flex-wrap items-center gap-2 text-quiet">
        Only Finance can cancel this link. Send them the ticket text.
        <CopyButton text={ticket} label="Copy for Finance" wide />
      </span>
    );
  }
  return (
    <>
      {may === 'cancel' ? (
        <Button className="text-danger!" data-act="Cancel this link…" onClick={open}>
          <Ban size={14} aria-hidden /> Cancel {formatMoney(link.amount)} link…
        </Button>
      ) : (
        <Button data-act="Ask Finance to cancel…" onClick={open}>
          <MessageCircleQuestionMark size={14} aria-hidden /> Ask Finance to cancel…
        </Button>
      )}
      {dialog.open && (
        <CancelDialog
          key={dialog.n}
          link={lastRead}
          asks={may === 'ask'}
          reread={reread}
          onClose={close}
          onTryAgain={open}
        />
      )}
    </>
  );
}

/** A list's Try again leads here with the dialog open; once, so that a reload or Back does not open it again. */
function useAskedToCancel(open: () => void): void {
  const { key, pathname, state } = useLocation() as Location<{ cancel?: true } | null>;
  const navigate = useNavigate();
  const answered = useRef('');
  useEffect(() => {
    // The address changes a few renders later; each of them would open it anew.
    if (state?.cancel !== true || answered.current === key) return;
    answered.current = key;
    void navigate(pathname, { replace: true, state: null });
    open();
  });
}

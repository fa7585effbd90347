import { formatMoney } from '@linkdesk/server/contract/money';
import { type PayoutLink, type Resend, resendPayoutLink } from '@linkdesk/server/contract/payout-links';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { isApiError } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { Button } from '../ui/button.tsx';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { IstTime } from '../ui/ist-time.tsx';
import { Notice, type Tone } from '../ui/notice.tsx';
import { References } from '../ui/plain-page.tsx';
import { ResendPace, useResendWait } from './resend-pace.tsx';

const OUTCOMES: Record<Resend['state'], { title: string; tone: Tone }> = {
  sending: { title: 'Sending', tone: 'info' },
  sent: { title: 'Resent', tone: 'good' },
  'not-sent': { title: 'Not resent', tone: 'alarm' },
  'not-confirmed': { title: 'Not confirmed', tone: 'warning' },
};

/** Asks once more before a message goes out to a person. One dialog, one resend. */
export function ResendDialog({ link, onClose }: { link: PayoutLink; onClose: () => void }) {
  // Made when the dialog opens: however often it is clicked, it is the same resend.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const sending = useRef(false);
  const waitMs = useResendWait(link.resending);
  const resend = useMutation({
    mutationFn: () => call(resendPayoutLink, { params: { linkId: link.id }, body: {}, idempotencyKey }),
    onSettled: () => {
      sending.current = false;
    },
  });
  const [offline, setOffline] = useState(false);
  const lastSent = link.activity.findLast(
    (row) => row.at && (row.kind === 'notified' || row.kind === 'resent'),
  );
  const { mobile, email } = link.recipient ?? { mobile: null, email: null };

  function send(): void {
    if (sending.current) return;
    setOffline(!navigator.onLine);
    if (!navigator.onLine) return;
    sending.current = true;
    resend.mutate();
  }

  const done = resend.data;
  return (
    <Dialog title={`Resend the ${formatMoney(link.amount)} link?`} onClose={onClose}>
      {!done && (
        <div className="mt-3 space-y-2">
          <p>
            InstantPay sends the link again to{' '}
            <strong>
              {[mobile, email].filter(Boolean).join(' and ') || 'the contact it has for this link'}
            </strong>
            . It does not report delivery.
          </p>
          <p className="text-quiet">
            Last sent: {lastSent?.at ? <IstTime at={lastSent.at} /> : 'not yet'} ·{' '}
            <ResendPace resending={link.resending} />
          </p>
        </div>
      )}
      <div role="status" className="mt-3 empty:hidden">
        {offline && (
          <Notice
            tone="warning"
            title={`You are offline. Nothing ${resend.isError ? 'more ' : ''}was sent.`}
          />
        )}
        {done && (
          <Notice tone={OUTCOMES[done.state].tone} title={OUTCOMES[done.state].title}>
            <p>{done.because}</p>
            {done.providerReference && <References providerReference={done.providerReference} />}
          </Notice>
        )}
        {!done && resend.isError && <ResendFailed error={resend.error} />}
      </div>
      <DialogButtons>
        <Button data-first-focus onClick={onClose}>
          {done ? 'Close' : 'Do not resend'}
        </Button>
        {!done && (
          <Button
            look="main"
            disabled={resend.isPending || waitMs > 0 || !link.resending.allowed}
            onClick={send}
          >
            {resend.isPending ? 'Sending…' : 'Resend link'}
          </Button>
        )}
      </DialogButtons>
    </Dialog>
  );
}

function ResendFailed({ error }: { error: Error }) {
  const unclear = isApiError(error, 'unreachable', 'unreadable', 'unexpected');
  return (
    <Notice tone="warning" title={unclear ? 'Not confirmed' : 'Not resent'}>
      <p>{error.message}</p>
      {unclear && (
        <p>The message may or may not have gone. Ask the caller, or click again: it stays one resend.</p>
      )}
      {isApiError(error) && <References {...error.extras} />}
    </Notice>
  );
}

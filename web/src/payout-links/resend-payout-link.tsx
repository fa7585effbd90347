import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { ResendDialog } from './resend-dialog.tsx';
import { ResendPace } from './resend-pace.tsx';

/** The button where a resend may work; elsewhere the reason why not. */
export function ResendPayoutLink({ link }: { link: PayoutLink }) {
  const [open, setOpen] = useState(false);
  const { resending } = link;

  return (
    <>
      {resending.allowed || resending.againAt || open ? (
        <Button data-act="Resend" onClick={() => setOpen(true)}>
          <Send size={14} aria-hidden /> Resend
        </Button>
      ) : (
        resending.because !== link.cancellation.because && (
          <span className="text-quiet">{resending.because}</span>
        )
      )}
      {(resending.allowed || resending.againAt) && (
        <span className="text-xs text-quiet">
          <ResendPace resending={resending} />
        </span>
      )}
      {open && <ResendDialog link={link} onClose={() => setOpen(false)} />}
    </>
  );
}

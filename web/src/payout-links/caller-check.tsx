import { PhoneCall } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '../ui/button.tsx';
import { isSingleKey } from '../ui/single-keys.ts';
import { CallerCheckForm } from './caller-check-form.tsx';

type Props = {
  linkId: string;
  /** Only a button until it is asked for: for those who may look at the values themselves. */
  folded?: boolean;
};

/** Says whether what the caller says is on this link. `c` reaches its field from anywhere on the page. */
export function CallerCheck({ linkId, folded = false }: Props) {
  const [open, setOpen] = useState(!folded);
  const field = useRef<HTMLInputElement>(null);

  function reach(): void {
    flushSync(() => setOpen(true));
    field.current?.focus();
  }

  useEffect(() => {
    // Not while typing and not out of a dialog.
    function onKeyDown(event: KeyboardEvent): void {
      if (!isSingleKey(event, 'c') || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      reach();
    }
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <div className="mt-3 border-t border-line pt-2 print:hidden">
      {open ? (
        <CallerCheckForm linkId={linkId} field={field} />
      ) : (
        <Button look="quiet" className="-ml-3" onClick={reach}>
          <PhoneCall size={14} aria-hidden /> Check with caller
        </Button>
      )}
    </div>
  );
}

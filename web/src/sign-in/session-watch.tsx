import { Clock } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '../ui/button.tsx';
import { istTime } from '../ui/ist.ts';
import { clockSpan } from '../ui/span.ts';
import { useNow } from '../ui/use-now.ts';
import { leftMs, type SessionEnd } from './session-end.ts';
import { rereadSession } from './session-query.ts';
import { useSessionEnd } from './use-session-end.ts';

/** Says two minutes before that the session will end, and takes no focus. Whatever somebody does in any tab keeps it. */
export function SessionWatch() {
  const end = useSessionEnd();
  // All behind an open dialog is out of reach, for a mouse as for a screen reader.
  const place = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  return createPortal(
    <>
      <div role="status" className="sr-only">
        {end && `You will be signed out in 2 minutes. ${adviceOf(end)}`}
      </div>
      {end && <EndIsNear end={end} isInDialog={place !== document.body} />}
    </>,
    place,
  );
}

function EndIsNear({ end, isInDialog }: { end: SessionEnd; isInDialog: boolean }) {
  const client = useQueryClient();
  const box = useRef<HTMLElement>(null);
  useNow();

  useLayoutEffect(() => {
    const shown = box.current;
    return () => {
      if (!shown?.contains(document.activeElement)) return;
      const rest = shown.closest('dialog')?.querySelector('button') ?? document.getElementById('content');
      rest?.focus({ preventScroll: true });
    };
  }, []);

  return (
    <aside
      ref={box}
      aria-label="Your session ends soon"
      // Where it covers neither the field one writes in nor the buttons of a dialog.
      className={`${isInDialog ? 'top-11' : 'bottom-3'} fixed inset-x-2 z-30 mx-auto flex w-auto max-w-md gap-3 rounded-xl border border-busy bg-busy-soft p-3 text-ink shadow-2xl print:hidden`}
    >
      <Clock size={18} aria-hidden className="mt-0.5 shrink-0 text-busy" />
      <div className="min-w-0 flex-1 space-y-2">
        <p className="font-semibold">
          You will be signed out in <span className="font-mono">{clockSpan(leftMs(end.at))}</span>
        </p>
        <p>{adviceOf(end)}</p>
        {end.because === 'idle' && (
          <Button look="main" onClick={() => rereadSession(client)}>
            Stay signed in
          </Button>
        )}
      </div>
    </aside>
  );
}

function adviceOf({ at, because }: SessionEnd): string {
  return because === 'idle'
    ? `Nobody has done anything here for a while. ${KEPT}`
    : `At ${istTime(at).slice(0, 5)} IST you have been signed in for the longest time allowed. Sign in again then. ${KEPT}`;
}

/** True of every dialog with words in it; what a person proves themselves by, or says on the phone, is never stored. */
const KEPT =
  'What you have written in a dialog stays in this tab; passwords, codes and what a caller says are never kept.';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Announcer } from './announcer.tsx';

type Props = {
  title: string;
  children: ReactNode;
  /** Stands at the top, where what grows grows downwards only; its title is heard, not seen. */
  high?: boolean;
  /** Called for Esc and by the buttons inside; the focus returns to what had it before. */
  onClose: () => void;
};

const LOW = 'm-auto w-[min(34rem,calc(100vw-1rem))] scroll-pb-32 p-4 sm:p-6';
const HIGH = 'mx-auto mt-[min(12vh,6rem)] mb-auto w-[min(42rem,calc(100vw-1rem))]';

/** A native modal dialog: mounted means open. Inside it Enter in a field sends nothing. */
export function Dialog({ title, children, high = false, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    element?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    return () => {
      element?.close();
      // What opened it may be gone by now: a cancelled link has no cancel button.
      const back = before instanceof HTMLElement && before.isConnected ? before : null;
      (back ?? document.getElementById('content'))?.focus({ preventScroll: true });
    };
  }, []);

  return (
    // Padded for scrolling: what gets the focus must not end up under the buttons that stay in sight.
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        // A browser grants only so many refusals of Esc, then closes by itself; the owner must know.
        if (!dialog.current?.open) onClose();
      }}
      onKeyDown={(event) => {
        const target = event.target as HTMLElement;
        if (event.key === 'Enter' && !target.closest('button, a')) event.preventDefault();
      }}
      className={`${high ? HIGH : LOW} max-h-[calc(100dvh-1rem)] overflow-auto rounded-xl border border-line bg-surface text-ink shadow-2xl`}
    >
      <h2 id={titleId} className={high ? 'sr-only' : 'text-lg font-semibold'}>
        {title}
      </h2>
      <Announcer>{children}</Announcer>
    </dialog>
  );
}

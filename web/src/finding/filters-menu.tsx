import { ChevronDown, X } from 'lucide-react';
import { type ReactNode, Suspense, type ToggleEvent, useId, useRef, useState } from 'react';
import { Skeleton } from '../ui/skeleton.tsx';

type Props = {
  name: string;
  /** What it is set to, in words; null when it leaves nothing out. */
  value?: string | null;
  onLift?: () => void;
  /** What Find anything calls opening it. */
  act?: string;
  /** Asked for when somebody comes near, so that it is here when they open. */
  fetch: () => void;
  children: (close: () => void) => ReactNode;
};

const GAP_PX = 4;
const CHIP = 'inline-flex min-h-8 max-w-full items-center border bg-surface hover:bg-raised';

/** A filter on its button, with what it is set to and the way to lift it; what can be chosen opens below. */
export function FiltersMenu({ name, value = null, onLift, act, fetch, children }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  function onToggle(event: ToggleEvent<HTMLDivElement>): void {
    setOpen(event.newState === 'open');
    if (event.newState !== 'open' || !button.current || !panel.current) return;
    const { bottom, left } = button.current.getBoundingClientRect();
    // The body ends where the place of the scroll bar begins.
    const room = document.body.getBoundingClientRect().right - panel.current.offsetWidth - GAP_PX;
    // In the page, not in the window: it scrolls with its button.
    panel.current.style.top = `${scrollY + bottom + GAP_PX}px`;
    panel.current.style.left = `${scrollX + Math.max(GAP_PX, Math.min(left, room))}px`;
  }

  const colours = value === null ? 'border-line' : 'border-accent bg-accent-soft';
  return (
    <span className="inline-flex max-w-full min-w-0">
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        data-act={act}
        onPointerEnter={fetch}
        onFocus={fetch}
        className={`${CHIP} ${colours} gap-1 px-2.5 ${value === null ? 'rounded-md' : 'rounded-l-md border-r-0'}`}
      >
        <span className="truncate">
          {name}
          {value !== null && <strong className="font-medium">: {value}</strong>}
        </span>
        <ChevronDown size={13} className="shrink-0" aria-hidden />
      </button>
      {value !== null && onLift && (
        <button
          type="button"
          aria-label={`Remove the filter ${name}`}
          title={`Remove the filter ${name}`}
          onClick={() => {
            onLift();
            button.current?.focus();
          }}
          className={`${CHIP} ${colours} justify-center rounded-r-md px-1.5`}
        >
          <X size={13} aria-hidden />
        </button>
      )}
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="group"
        aria-label={name}
        onToggle={onToggle}
        className="absolute m-0 w-72 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-surface p-3 text-ink shadow-xl"
      >
        {open && (
          <Suspense fallback={<Skeleton className="h-24" />}>
            {children(() => panel.current?.hidePopover())}
          </Suspense>
        )}
      </div>
    </span>
  );
}

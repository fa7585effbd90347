import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type ToggleEvent, useId, useRef } from 'react';

type Props = {
  /** The accessible name: what is done to what. */
  label: string;
  /** What stands on the button. */
  word: string;
  children: ReactNode;
};

const GAP_PX = 4;

/** A button that opens a short list of acts below it; Esc and a click elsewhere close it. */
export function Menu({ label, word, children }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  function place(event: ToggleEvent<HTMLDivElement>): void {
    if (event.newState !== 'open' || !button.current || !list.current) return;
    const { bottom, top, right } = button.current.getBoundingClientRect();
    const { offsetHeight, offsetWidth } = list.current;
    const above = bottom + GAP_PX + offsetHeight > innerHeight && top > offsetHeight + GAP_PX;
    // In the page, not in the window: it scrolls with its button.
    list.current.style.top = `${scrollY + (above ? top - GAP_PX - offsetHeight : bottom + GAP_PX)}px`;
    list.current.style.left = `${scrollX + Math.max(GAP_PX, right - offsetWidth)}px`;
    acts(list.current)[0]?.focus();
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-label={label}
        className="inline-flex min-h-9 items-center gap-1 rounded-md border border-line bg-surface px-3 py-1.5 font-medium max-sm:px-2 whitespace-nowrap hover:bg-raised print:hidden"
      >
        {word} <ChevronDown size={14} aria-hidden />
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="group"
        aria-label={label}
        onToggle={place}
        onKeyDown={walk}
        className="absolute m-0 max-w-[calc(100vw-1rem)] min-w-52 rounded-lg border border-line bg-surface p-1 text-ink shadow-xl"
      >
        {children}
      </div>
    </>
  );
}

/** One act; the list closes before it begins, so that the focus comes back to the list's button afterwards. */
export function MenuAct({ onChoose, children }: { onChoose: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
        onChoose();
      }}
      className="flex min-h-9 w-full items-center rounded-md px-2 text-left hover:bg-raised"
    >
      {children}
    </button>
  );
}

function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const all = acts(event.currentTarget);
  const at = all.indexOf(document.activeElement as HTMLElement);
  all[(at + step + all.length) % all.length]?.focus();
}

function acts(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('button, input')];
}

import { Search } from 'lucide-react';
import { Suspense, useCallback, useEffect, useState } from 'react';
import { useFindShortcuts } from './finding/find-shortcuts.tsx';
import { PaletteWaiting } from './finding/palette-waiting.tsx';
import { LATER } from './later-pages.ts';
import { commandKey } from './ui/command-key.ts';
import { Dialog } from './ui/dialog.tsx';

/** What it opens comes when the page has had time to show itself. */
const FETCH_AFTER_MS = 1000;

const NOTHING = { text: '', whole: false, entered: false };

/** The way to the search from every page: a button that says its keys, the keys, and the search over the page. */
export function FindAnything() {
  const [open, setOpen] = useState(false);
  const [early, setEarly] = useState(NOTHING);
  const show = useCallback(() => {
    setEarly(NOTHING);
    setOpen(true);
  }, []);
  const close = () => setOpen(false);
  useFindShortcuts(show);

  useEffect(() => {
    const timer = setTimeout(() => {
      LATER.link.fetch();
      LATER.palette.fetch();
    }, FETCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        title="Find anything"
        onClick={show}
        onPointerEnter={LATER.palette.fetch}
        className="inline-flex min-h-9 items-center gap-1.5 rounded-md px-2 text-quiet hover:bg-raised hover:text-ink xl:border xl:border-line"
      >
        <Search size={16} aria-hidden />
        <span className="max-xl:sr-only">Find anything</span>
        <kbd aria-hidden className="font-sans text-xs max-xl:hidden">
          {commandKey() === '⌘' ? '⌘K' : 'Ctrl K'}
        </kbd>
      </button>
      {open && (
        <Dialog title="Find anything" high onClose={close}>
          <Suspense
            fallback={
              <PaletteWaiting
                text={early.text}
                onTake={(text, whole) => setEarly({ text, whole, entered: false })}
                onEnter={() => setEarly((typed) => ({ ...typed, entered: true }))}
              />
            }
          >
            <LATER.palette.Page early={early} onClose={close} />
          </Suspense>
        </Dialog>
      )}
    </>
  );
}

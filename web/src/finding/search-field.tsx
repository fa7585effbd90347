import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { FIND_FIELD } from './find-shortcuts.tsx';

type Props = {
  value: string;
  onType: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** The one field, focused on arrival unless a row has the focus already. */
export function SearchField({ value, onType, onKeyDown }: Props) {
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (document.activeElement === document.body || !document.activeElement?.closest('tbody')) {
      field.current?.focus({ preventScroll: true });
    }
  }, []);

  return (
    <div className="relative min-w-0 flex-1 basis-64">
      <Search size={16} className="pointer-events-none absolute top-3.5 left-3 text-quiet" aria-hidden />
      <input
        ref={field}
        id={FIND_FIELD}
        type="search"
        aria-label="Find a payout link"
        aria-describedby="find-hint"
        placeholder="Link id, mobile, e-mail or name"
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={2000}
        value={value}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
        className="h-11 w-full rounded-lg border border-field bg-surface pr-16 pl-9 text-base placeholder:text-quiet"
      />
      <kbd className="pointer-events-none absolute top-3 right-3 hidden rounded border border-line px-1.5 font-sans text-xs leading-5 text-quiet sm:block">
        Ctrl K
      </kbd>
      <span id="find-hint" className="sr-only">
        A whole link id opens the link at once. Arrow down walks the links found.
      </span>
    </div>
  );
}

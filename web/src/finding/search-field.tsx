import { Search, X } from 'lucide-react';
import { type ChangeEvent, type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { FIND_FIELD } from './find-shortcuts.tsx';
import { LONGEST_Q } from './search-address.ts';
import { usePasteAnywhere } from './use-paste-anywhere.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

type Props = {
  value: string;
  onType: (text: string) => void;
  /** The whole text of the field after a paste. */
  onPaste: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

const MOST_ROWS = 8;
const LOOKS =
  'block w-full rounded-lg border border-field bg-surface pr-10 pl-9 text-base placeholder:text-quiet lg:pr-50';

/** The one field, focused on arrival unless a row has the focus already. It grows when several lines are pasted. */
export function SearchField({ value, onType, onPaste, onKeyDown }: Props) {
  const field = useRef<Field>(null);
  const lines = value.split('\n').length;
  const several = lines > 1;
  const caret = useRef<number | null>(null);
  usePasteAnywhere((text) => {
    caret.current = text.length;
    field.current?.focus();
    onPaste(text);
  });

  useEffect(() => {
    if (document.activeElement !== document.body && document.activeElement?.closest('tbody')) return;
    field.current?.focus({ preventScroll: true });
    // What is pasted next takes the place of what is there.
    field.current?.select();
  }, []);

  // One line and several lines are two kinds of field: who writes goes from one to the other.
  useEffect(() => {
    if (caret.current === null) return;
    field.current?.focus();
    field.current?.setSelectionRange(caret.current, caret.current);
  }, [several]);

  function onChange({ target, nativeEvent }: ChangeEvent<Field>): void {
    caret.current = target.selectionStart;
    const pasted =
      nativeEvent instanceof InputEvent && /^insertFrom(Paste|Drop|Yank)/.test(nativeEvent.inputType);
    if (pasted) onPaste(target.value);
    else onType(target.value);
  }

  /** A field of one line would glue the lines together. */
  function pasteLines(event: ClipboardEvent<HTMLInputElement>): void {
    const text = event.clipboardData.getData('text').replace(/\r\n?/g, '\n').trim();
    if (!text.includes('\n')) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    const before = value.slice(0, selectionStart ?? 0) + text;
    caret.current = before.length;
    onPaste(before + value.slice(selectionEnd ?? value.length));
  }

  const common = {
    id: FIND_FIELD,
    'aria-label': 'Find a payout link',
    'aria-describedby': 'find-hint',
    placeholder: 'Paste or type anything the caller has: id, mobile, e-mail, name, order, amount',
    autoComplete: 'off',
    autoCorrect: 'off',
    autoCapitalize: 'off',
    spellCheck: false,
    maxLength: LONGEST_Q,
    value,
    onChange,
    onKeyDown,
  };
  return (
    <div className="relative min-w-0">
      <Search size={16} className="pointer-events-none absolute top-3.5 left-3 text-quiet" aria-hidden />
      {several ? (
        <textarea
          ref={(element) => void (field.current = element)}
          {...common}
          rows={Math.min(lines, MOST_ROWS)}
          className={`${LOOKS} resize-y py-2.5`}
        />
      ) : (
        <input
          ref={(element) => void (field.current = element)}
          {...common}
          type="search"
          onPaste={pasteLines}
          // Its own cross is another in every browser, and none in some.
          className={`${LOOKS} h-11 text-ellipsis [&::-webkit-search-cancel-button]:hidden`}
        />
      )}
      {!several && (
        <span
          aria-hidden
          className="pointer-events-none absolute top-3.5 right-11 text-xs leading-4 text-quiet max-lg:hidden"
        >
          ↓ rows · Enter opens
        </span>
      )}
      {value !== '' && (
        <button
          type="button"
          aria-label="Empty the field"
          title="Empty the field"
          onClick={() => {
            caret.current = 0;
            field.current?.focus();
            onPaste('');
          }}
          className="absolute top-2 right-2 inline-flex size-7 items-center justify-center rounded text-quiet hover:bg-raised hover:text-ink"
        >
          <X size={16} aria-hidden />
        </button>
      )}
      <span id="find-hint" className="sr-only">
        What is pasted is looked for at once; a whole link id opens the link. Arrow down walks the links
        found; Enter opens the only one, or goes to the first.
      </span>
    </div>
  );
}

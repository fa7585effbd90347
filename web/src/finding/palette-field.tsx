import { Search } from 'lucide-react';
import { type ChangeEvent, type ClipboardEvent, type ComponentProps, useLayoutEffect, useRef } from 'react';
import { LONGEST_Q } from './search-address.ts';

type Props = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'onPaste'> & {
  value: string;
  /** `whole` when it was pasted: nobody is in the middle of a word. Several lines keep their ends. */
  onTake: (text: string, whole: boolean) => void;
  /** The id of what it finds in, once that is there. */
  list: string | undefined;
};

/** The field of the search over a page; it is there before the rest of it, so that no key is lost. */
export function PaletteField({ value, onTake, list, ...rest }: Props) {
  const field = useRef<HTMLInputElement>(null);

  useLayoutEffect(() => {
    const end = field.current?.value.length ?? 0;
    // It takes the place of the one that was there while the rest was on its way: no key falls between the two.
    field.current?.focus();
    field.current?.setSelectionRange(end, end);
  }, []);

  function onChange({ target, nativeEvent }: ChangeEvent<HTMLInputElement>): void {
    const pasted =
      nativeEvent instanceof InputEvent && /^insertFrom(Paste|Drop|Yank)/.test(nativeEvent.inputType);
    onTake(target.value, pasted);
  }

  /** A field of one line would glue the lines together. */
  function pasteLines(event: ClipboardEvent<HTMLInputElement>): void {
    const lines = event.clipboardData.getData('text').replace(/\r\n?/g, '\n').trim();
    if (!lines.includes('\n')) return;
    event.preventDefault();
    onTake(lines, true);
  }

  return (
    <div className="relative border-b border-line">
      <Search size={16} className="pointer-events-none absolute top-4 left-4 text-quiet" aria-hidden />
      <input
        ref={field}
        data-first-focus=""
        type="text"
        role="combobox"
        aria-label="Find anything"
        aria-autocomplete="list"
        aria-controls={list}
        aria-expanded={false}
        placeholder="Paste or type anything: ids, mobile, e-mail, name, amount, a worklist, a page"
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={LONGEST_Q}
        {...rest}
        value={value}
        onChange={onChange}
        onPaste={pasteLines}
        className="h-12 w-full rounded-t-xl bg-surface pr-4 pl-10 text-base text-ellipsis outline-none! placeholder:text-quiet"
      />
    </div>
  );
}

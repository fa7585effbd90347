import { Search } from 'lucide-react';
import { type ChangeEvent, type ClipboardEvent, type KeyboardEvent, useId, useState } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate } from 'react-router';
import { Dialog } from '../ui/dialog.tsx';
import { isCommandK } from './find-shortcuts.tsx';
import { linkIdInText } from './link-id-in-text.ts';
import { PaletteOptions } from './palette-options.tsx';
import { PaletteSaid } from './palette-said.tsx';
import { fittingEntries } from './palette-entries.ts';
import { usePaletteEntries } from './use-palette-entries.ts';
import { usePaletteSearch } from './use-palette-search.ts';
import { NO_SEARCH, writeSearchAddress } from './search-address.ts';

/** Fewer are read at a glance; the rest stands on Find. */
const MOST_LINKS = 8;

/** The search over any page: links, worklists, pages and what can be done here, by the keyboard alone. */
export function Palette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const navigate = useNavigate();
  const list = useId();

  /** The page gets its focus back first, so that what opens next returns it there. */
  function leaveFor(next: () => void): void {
    flushSync(onClose);
    next();
  }
  const go = (to: string) => leaveFor(() => void navigate(to));
  const open = (linkId: string) => go(`/links/${linkId}`);
  const search = usePaletteSearch(text, open);
  function showAll(q: string): void {
    leaveFor(() => void navigate({ pathname: '/', ...writeSearchAddress({ ...NO_SEARCH, q }) }));
  }

  const entries = fittingEntries(usePaletteEntries(go, leaveFor), text);
  const links = search.found?.items.slice(0, MOST_LINKS) ?? [];
  const more = search.found !== null && search.found.total > links.length;
  const options = [
    ...entries.map(({ id, choose }) => ({ id, choose })),
    ...links.map(({ id }) => ({ id: `link-${id}`, choose: () => open(id) })),
    ...(more ? [{ id: 'all', choose: () => showAll(text.trim()) }] : []),
  ];
  const meant = search.found?.opens ? `link-${search.found.opens}` : null;
  const active =
    options.find(({ id }) => id === chosen) ?? options.find(({ id }) => id === meant) ?? options[0];

  function type({ target, nativeEvent }: ChangeEvent<HTMLInputElement>): void {
    const linkId = linkIdInText(target.value);
    if (linkId) return open(linkId);
    setText(target.value);
    setChosen(null);
    if (nativeEvent instanceof InputEvent && nativeEvent.inputType.startsWith('insertFrom'))
      search.now(target.value);
  }

  /** A field of one line would glue them together; many lines are a set, and a set is looked at on Find. */
  function paste(event: ClipboardEvent): void {
    const pasted = event.clipboardData.getData('text').trim();
    if (!pasted.includes('\n')) return;
    event.preventDefault();
    showAll(pasted);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (isCommandK(event)) onClose();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) showAll(text.trim());
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) enter();
    else if (event.key === 'ArrowDown') walk(1);
    else if (event.key === 'ArrowUp') walk(-1);
    else return;
    event.preventDefault();
  }

  /** Before the answer is there, Enter waits for it. */
  function enter(): void {
    if (active && (search.found !== null || entries.length > 0)) active.choose();
    else search.now(text);
  }

  function walk(step: number): void {
    const at = active ? options.indexOf(active) : -1;
    setChosen(options[(at + step + options.length) % options.length]?.id ?? null);
  }

  return (
    <Dialog title="Find anything" high onClose={onClose}>
      <div className="relative border-b border-line">
        <Search size={16} className="pointer-events-none absolute top-4 left-4 text-quiet" aria-hidden />
        <input
          data-first-focus=""
          type="text"
          role="combobox"
          aria-label="Find anything"
          aria-expanded={options.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={active && `${list}-${active.id}`}
          placeholder="Paste or type anything: ids, mobile, e-mail, name, amount, a worklist, a page"
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={10_000}
          value={text}
          onChange={type}
          onPaste={paste}
          onKeyDown={onKeyDown}
          className="h-12 w-full rounded-t-xl bg-surface pr-4 pl-10 text-base outline-none! placeholder:text-quiet"
        />
      </div>
      <PaletteOptions
        id={list}
        entries={entries}
        links={links}
        more={more ? (search.found?.total ?? 0) : null}
        active={active?.id ?? null}
        onPoint={setChosen}
        onChoose={(id) => options.find((option) => option.id === id)?.choose()}
      />
      <PaletteSaid typed={text.trim()} entries={entries.length} search={search} />
    </Dialog>
  );
}

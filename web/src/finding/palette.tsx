import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate } from 'react-router';
import { isCommandK } from './find-shortcuts.tsx';
import { linkIdInText } from './link-id-in-text.ts';
import { PaletteField } from './palette-field.tsx';
import { PaletteOptions } from './palette-options.tsx';
import { PaletteSaid } from './palette-said.tsx';
import { fittingEntries } from './palette-entries.ts';
import { usePaletteEntries } from './use-palette-entries.ts';
import { usePaletteSearch } from './use-palette-search.ts';
import { NO_SEARCH, writeSearchAddress } from './search-address.ts';
import { handOverPage } from './search-query.ts';

/** Fewer are read at a glance; the rest stands on Find. */
const MOST_LINKS = 8;

type Props = {
  /** What was typed or pasted before this was here, and whether Enter was pressed after it. */
  early: { text: string; whole: boolean; entered: boolean };
  onClose: () => void;
};

/** The search over any page: links, worklists, pages and what can be done here, by the keyboard alone. */
export function Palette({ early, onClose }: Props) {
  const [text, setText] = useState(early.text);
  const [chosen, setChosen] = useState<string | null>(null);
  const navigate = useNavigate();
  const client = useQueryClient();
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
    if (search.found && q === text.trim()) handOverPage(client, { q }, search.found);
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

  function take(words: string, whole: boolean): void {
    // Many lines are a set, and a set is looked at on Find.
    if (words.trim().includes('\n')) return showAll(words.trim());
    const linkId = linkIdInText(words);
    if (linkId) return open(linkId);
    setText(words);
    setChosen(null);
    if (whole) search.now(words);
  }

  /** Before the answer is there, Enter waits for it. */
  function enter(): void {
    if (active && (search.found !== null || entries.length > 0)) active.choose();
    else search.now(text);
  }

  const tookEarly = useRef(early.text === '');
  useEffect(() => {
    if (tookEarly.current) return;
    tookEarly.current = true;
    if (early.entered) enter();
    else take(early.text, early.whole);
  });

  function onKeyDown(event: KeyboardEvent): void {
    if (isCommandK(event)) onClose();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) showAll(text.trim());
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) enter();
    else if (event.key === 'ArrowDown') walk(1);
    else if (event.key === 'ArrowUp') walk(-1);
    else return;
    event.preventDefault();
  }

  function walk(step: number): void {
    const at = active ? options.indexOf(active) : -1;
    setChosen(options[(at + step + options.length) % options.length]?.id ?? null);
  }

  return (
    <>
      <PaletteField
        value={text}
        onTake={take}
        onKeyDown={onKeyDown}
        aria-expanded={options.length > 0}
        list={list}
        aria-activedescendant={active && `${list}-${active.id}`}
      />
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
    </>
  );
}

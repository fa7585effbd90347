import { commandKey } from '../ui/command-key.ts';
import { foundWords } from './found-words.ts';
import { PALETTE_FOOT } from './palette-looks.ts';
import type { usePaletteSearch } from './use-palette-search.ts';

type Props = { typed: string; entries: number; search: ReturnType<typeof usePaletteSearch> };

/** What was found and how it was read, said aloud too; below it the keys. */
export function PaletteSaid({ typed, entries, search }: Props) {
  return (
    <div className={PALETTE_FOOT}>
      <div role="status" className="min-h-4 grow basis-60">
        {typed !== '' && [...aboutLinks(typed, search), ...aboutEntries(entries)].join(' ')}
      </div>
      <p aria-hidden className="max-sm:hidden">
        ↑ ↓ Enter · {commandKey()} Enter: all in Find · Esc
      </p>
    </div>
  );
}

function aboutLinks(typed: string, { found, error }: Props['search']): string[] {
  if (error) return [error.message];
  return found ? [linksSaid(typed, found), ...alsoSaid(found)] : ['Searching…'];
}

function aboutEntries(entries: number): string[] {
  if (entries === 0) return [];
  return [entries === 1 ? '1 other entry.' : `${entries} other entries.`];
}

type Found = NonNullable<Props['search']['found']>;

function linksSaid(typed: string, { total, totalIsExact, readAs }: Found): string {
  if (readAs.kind === 'nothing') return readAs.text;
  return `${foundWords(total, typed, readAs, totalIsExact)}.`;
}

function alsoSaid({ readAs, providerTrouble }: Found): string[] {
  return [readAs.note, providerTrouble].filter((sentence) => sentence !== null);
}

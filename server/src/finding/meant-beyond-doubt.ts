import type { DirectoryRecord } from '../directory/directory-record.ts';
import { orderIdsOf, wordsOfLink } from '../directory/search-keys-of.ts';
import type { TierFound } from './find-reading.ts';
import { matchOf } from './match-of.ts';
import type { Meaning } from '../pastes/paste.ts';

/**
 * Whether the one link that was found may be opened at once: a part of something is never enough, nor a name that is
 * found only because something beside it was left out.
 */
export function meantBeyondDoubt(
  { meanings, tier }: Pick<TierFound, 'meanings' | 'tier'>,
  record: DirectoryRecord,
): boolean {
  return meanings.some(
    (meaning) =>
      matchOf(meaning, record) !== null && isWhole(meaning, record) && (meaning.by !== 'words' || tier === 0),
  );
}

function isWhole(meaning: Meaning, record: DirectoryRecord): boolean {
  if (meaning.by === 'words') return isWholeName(meaning.words, record);
  if (meaning.by === 'order id') return orderIdsOf(record).includes(meaning.orderId);
  return WHOLE.has(meaning.by);
}

const WHOLE: ReadonlySet<Meaning['by']> = new Set<Meaning['by']>([
  ...(['link id', 'reference', 'short link', 'mobile', 'e-mail', 'account'] as const),
]);

function isWholeName(words: readonly string[], record: DirectoryRecord): boolean {
  const { name } = wordsOfLink(record);
  return (
    name.length > 0 &&
    name.every((word) => words.includes(word)) &&
    words.every((word) => name.includes(word))
  );
}

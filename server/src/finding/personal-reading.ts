import { maskText } from '../masking/mask.ts';
import type { Meaning, Paste, Reading } from './paste.ts';

/** How many guesses at whom a link is for there are in what was typed. */
export function guessesIn(paste: Paste): number {
  if (paste.kind === 'one') return isGuess(paste) ? 1 : 0;
  if (paste.kind !== 'several') return 0;
  return paste.lines.filter(({ reading }) => reading !== null && isGuess(reading)).length;
}

function isGuess({ tiers }: Reading): boolean {
  return tiers.flat().some(isPersonal);
}

/** A reference, too, may be somebody’s number. */
function isPersonal(meaning: Meaning): boolean {
  if (meaning.by === 'reference') return maskText(meaning.reference) !== meaning.reference;
  return PERSONAL.has(meaning.by);
}

const PERSONAL: ReadonlySet<Meaning['by']> = new Set<Meaning['by']>([
  ...(['mobile', 'mobile end', 'e-mail', 'words', 'account', 'account end', 'ifsc'] as const),
]);

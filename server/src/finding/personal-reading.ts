import { maskText } from '../masking/mask.ts';
import type { Meaning, Paste, Reading } from '../pastes/paste.ts';

/** How many guesses at whom a link is for there are in what was typed. */
export function guessesIn(paste: Paste): number {
  if (paste.kind === 'one') return guessesOf(paste);
  if (paste.kind !== 'several') return 0;
  return paste.lines.reduce((sum, { reading }) => sum + (reading === null ? 0 : guessesOf(reading)), 0);
}

/**
 * One number may be a mobile or an account, and one name many things: each tier is one guess, and all of them together
 * are one. But twenty mobiles in one line are twenty.
 */
function guessesOf({ tiers }: Reading): number {
  const perTier = tiers.map((tier) => new Set(tier.filter(isPersonal).map(whomOf)).size);
  return perTier.some((many) => many > 0) ? perTier.reduce((sum, many) => sum + Math.max(many - 1, 0), 1) : 0;
}

function isPersonal(meaning: Meaning): boolean {
  switch (meaning.by) {
    case 'reference':
      // It, too, may be somebody’s number, or a name.
      return maskText(meaning.reference) !== meaning.reference || !/\p{N}/u.test(meaning.reference);
    case 'mobile':
    case 'mobile end':
    case 'e-mail':
    case 'words':
    case 'name starts':
    case 'account':
    case 'account end':
    case 'ifsc':
      return true;
    default:
      return false;
  }
}

/** Equal for what is one guess. */
function whomOf(meaning: Meaning): string {
  const { by: _by, ...value } = meaning;
  const text = Object.values(value)
    .flat()
    .join('')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}@]/gu, '');
  // With 91 in front or without.
  return /^\d{10,}$/.test(text) ? text.slice(-10) : text;
}

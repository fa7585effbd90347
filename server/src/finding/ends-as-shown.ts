import type { Actor } from '../actor.ts';
import { nameStartOf } from '../directory/key-forms.ts';
import type { Meaning, Paste, Reading } from '../pastes/paste.ts';

/**
 * Whoever sees no names is shown four digits of a mobile or an account. If longer and longer ends of a number could be
 * tried out, each further digit would take ten tries, and the whole number a minute. So of an account no more than the
 * four are compared, and of a mobile besides only the six that people say on the phone. Likewise of how a word
 * of a name begins only three letters.
 */
export function endsAsShown({ permissions }: Pick<Actor, 'permissions'>, paste: Paste): Paste {
  if (permissions.includes('see-names')) return paste;
  if (paste.kind === 'one') return { ...paste, tiers: tiersOf(paste) };
  if (paste.kind !== 'several') return paste;
  const lines = paste.lines.map(({ text, reading }) => ({
    text,
    reading: reading === null ? null : { ...reading, tiers: tiersOf(reading) },
  }));
  return { ...paste, lines };
}

function tiersOf({ tiers }: Reading): Meaning[][] {
  return tiers.map((tier) => tier.map(asShown));
}

function asShown(meaning: Meaning): Meaning {
  switch (meaning.by) {
    case 'mobile end':
      return { ...meaning, digits: meaning.digits.slice(meaning.digits.length < 6 ? -4 : -6) };
    case 'account end':
      return { ...meaning, digits: meaning.digits.slice(-4) };
    case 'name starts':
      return { ...meaning, starts: meaning.starts.map((start) => nameStartOf(start) ?? start) };
    default:
      return meaning;
  }
}

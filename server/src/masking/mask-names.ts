import { findName } from './find-name.ts';
import { foldText } from './fold-text.ts';
import { maskName } from './masked-forms.ts';
import { readName } from './read-name.ts';

/**
 * Masks the given names in a text: as a whole, word by word, turned round, glued together, spelt letter by letter,
 * torn or cut short. A short word must stand alone, for it stands in many another.
 */
export function maskNames(text: string, names: readonly string[]): string {
  return names.reduce(maskOne, text);
}

function maskOne(text: string, name: string): string {
  const folded = foldText(text);
  let masked = '';
  let done = 0;
  for (const { at, length, words, isPair } of findName(folded.text, readName(name))) {
    const [start, end] = folded.range(at, length);
    // `in` and `to` are no names; `In` and `Li` may be.
    if (start < done || (isPair && !/^\p{Lu}/u.test(text.slice(start, end)))) continue;
    masked += text.slice(done, start) + maskName(words.map(({ shown }) => shown).join(' '));
    done = end;
  }
  return masked + text.slice(done);
}

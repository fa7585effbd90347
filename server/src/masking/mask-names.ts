import { foldText } from './fold-text.ts';
import { maskName } from './masked-forms.ts';

/**
 * Masks the given names in a text: as a whole, word by word, turned round, glued together, spelt letter by letter.
 * A short word must stand alone, for it stands in many another.
 */
export function maskNames(text: string, names: readonly string[]): string {
  return names.reduce(maskOne, text);
}

function maskOne(text: string, name: string): string {
  const words = wordsOf(name);
  if (words.length === 0) return text;
  const { text: folded, from, to } = foldText(text);
  let masked = '';
  let done = 0;
  for (const found of folded.matchAll(patternOf(words))) {
    const [start, end] = [from[found.index] ?? 0, to[found.index + found[0].length - 1] ?? 0];
    const original = text.slice(start, end);
    // `in` and `to` are no names; `In` and `Li` may be.
    if (found.groups?.['pair'] !== undefined && !/^\p{Lu}/u.test(original)) continue;
    masked += text.slice(done, start) + maskName(spokenOf(found[0], words));
    done = end;
  }
  return masked + text.slice(done);
}

type Word = { shown: string; folded: string };

function wordsOf(name: string): Word[] {
  return name
    .split(/[^\p{L}\p{M}\p{N}\p{Cf}]+/u)
    .map((shown) => ({ shown, folded: foldText(shown).text }))
    .filter(({ folded }) => folded !== '' && !TITLES.has(folded));
}

/** They say nothing of the person, and stand before many another. */
const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'shri', 'sri', 'smt']);

/** What may stand between two words of a name, or nothing. */
const GAP = String.raw`[\s.,;:_'’"()/&+%\d-]{0,3}`;
const NOT_IN_WORD = String.raw`(?<![\p{L}\p{M}])`;
const WORD_ENDS = String.raw`(?![\p{L}\p{M}•])`;

function patternOf(words: readonly Word[]): RegExp {
  const sorted = words.map(({ folded }) => folded).toSorted((a, b) => b.length - a.length);
  const either = (list: readonly string[]) => `(?:${list.map((word) => RegExp.escape(word)).join('|')})`;
  const long = sorted.filter((word) => word.length > 2);
  const ways: string[] = [];
  const whole = words.map(({ folded }) => RegExp.escape(folded));
  if (whole.length > 1) ways.push(NOT_IN_WORD + whole.join(String.raw`[\s.,_-]{1,3}`) + WORD_ENDS);
  if (whole.length === 1 && sorted[0]?.length === 2) ways.push(NOT_IN_WORD + whole[0] + WORD_ENDS);
  if (long.length > 1) ways.push(`${either(long)}(?:${GAP}${either(long)})+(?!•)`);
  for (const word of long) {
    if (word.length > 5) ways.push(`${RegExp.escape(word)}(?!•)`);
    else ways.push(NOT_IN_WORD + RegExp.escape(word) + WORD_ENDS);
    if (word.length > 3) ways.push(NOT_IN_WORD + spelt(word) + WORD_ENDS);
  }
  const short = sorted.filter((word) => word.length === 2);
  if (whole.length > 1 && short.length > 0) ways.push(`(?<pair>${NOT_IN_WORD}${either(short)}${WORD_ENDS})`);
  return new RegExp(ways.length === 0 ? '(?!)' : ways.join('|'), 'gu');
}

/** `r a v i` and `r.a.v.i`. */
function spelt(word: string): string {
  return [...word].map((letter) => RegExp.escape(letter)).join(String.raw`[\s._*-]`);
}

/** The words that were found, as the name itself spells them. */
function spokenOf(found: string, words: readonly Word[]): string {
  const letters = found.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
  const spoken: string[] = [];
  for (let at = 0; at < letters.length;) {
    const word = words
      .filter(({ folded }) => letters.startsWith(folded, at))
      .toSorted((a, b) => b.folded.length - a.folded.length)[0];
    if (word !== undefined) spoken.push(word.shown);
    at += word?.folded.length ?? 1;
  }
  return spoken.join(' ') || found;
}

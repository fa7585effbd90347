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
  const { pattern, words } = spellingsOf(name);
  const folded = foldText(text);
  let masked = '';
  let done = 0;
  for (const found of folded.text.matchAll(pattern)) {
    const [start, end] = folded.range(found.index, found[0].length);
    // `in` and `to` are no names; `In` and `Li` may be.
    if (found.groups?.['pair'] !== undefined && !/^\p{Lu}/u.test(text.slice(start, end))) continue;
    masked += text.slice(done, start) + maskName(spokenOf(found[0], words));
    done = end;
  }
  return masked + text.slice(done);
}

type Spellings = { pattern: RegExp; words: readonly Word[] };

const remembered = new Map<string, Spellings>();
const MOST_REMEMBERED = 500;

/** A page masks many texts of one link, and a list those of a few dozen. */
function spellingsOf(name: string): Spellings {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const words = wordsOf(name);
  const longestFirst = words.toSorted((a, b) => b.folded.length - a.folded.length);
  const spellings = { pattern: patternOf(name, words), words: longestFirst };
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(name, spellings);
  return spellings;
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

function patternOf(name: string, words: readonly Word[]): RegExp {
  const sorted = words.map(({ folded }) => folded).toSorted((a, b) => b.length - a.length);
  const either = (list: readonly string[]) => `(?:${list.map((word) => RegExp.escape(word)).join('|')})`;
  const long = sorted.filter((word) => word.length > 2);
  const ways = asWritten(name).map((written) => NOT_IN_WORD + written + WORD_ENDS);
  const whole = words.map(({ folded }) => RegExp.escape(folded));
  if (whole.length > 1) ways.push(NOT_IN_WORD + whole.join(String.raw`[\s.,_-]{1,3}`) + WORD_ENDS);
  if (whole.length === 1 && sorted[0]?.length === 2) ways.push(NOT_IN_WORD + whole[0] + WORD_ENDS);
  if (long.length > 1) ways.push(`${either(long)}(?:${GAP}${either(long)})+(?!•)`);
  for (const word of long) {
    if (word.length > 5) ways.push(`${RegExp.escape(word)}(?!•)`);
    else ways.push(NOT_IN_WORD + RegExp.escape(word) + WORD_ENDS);
    if (word.length > 3) ways.push(NOT_IN_WORD + spelt(word) + WORD_ENDS);
    if (word.length > 3) ways.push(cutOff(word));
  }
  const short = sorted.filter((word) => word.length === 2);
  if (whole.length > 1 && short.length > 0) ways.push(`(?<pair>${NOT_IN_WORD}${either(short)}${WORD_ENDS})`);
  return new RegExp(ways.length === 0 ? '(?!)' : ways.join('|'), 'gu');
}

/** With whatever stands between its letters, as a whole and between its spaces. */
function asWritten(name: string): string[] {
  const parts = foldText(name)
    .text.trim()
    .split(/\s+/)
    .filter((part) => !TITLES.has(part.replace('.', '')));
  const whole = parts.map((part) => RegExp.escape(part)).join(String.raw`\s+`);
  const odd = parts.filter((part) => part.length > 2 && /[^\p{L}\p{M}]/u.test(part));
  return [parts.join('').length > 1 ? whole : '(?!)', ...odd.map((part) => RegExp.escape(part))];
}

/** `r a v i` and `r.a.v.i`; a longer one also torn somewhere, as it is where marks nobody sees become spaces. */
function spelt(word: string): string {
  const gap = word.length > 4 ? String.raw`[\s._*-]?` : String.raw`[\s._*-]`;
  return [...word].map((letter) => RegExp.escape(letter)).join(gap);
}

/** The beginning of it where a quotation was cut short. */
function cutOff(word: string): string {
  const [first = '', second = '', third = '', ...rest] = word;
  const more = rest.reduceRight((tail, letter) => `(?:${RegExp.escape(letter)}${tail})?`, '');
  return `${NOT_IN_WORD}${[first, second, third].map((letter) => RegExp.escape(letter)).join('')}${more}(?=\\.{3})`;
}

/** The words that were found, as the name itself spells them. */
function spokenOf(found: string, words: readonly Word[]): string {
  const letters = found.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
  const spoken: string[] = [];
  for (let at = 0; at < letters.length;) {
    const rest = letters.slice(at);
    const word = words.find(({ folded }) => rest.startsWith(folded) || folded.startsWith(rest));
    if (word !== undefined) spoken.push(word.shown);
    at += word?.folded.length ?? 1;
  }
  return spoken.join(' ') || found;
}

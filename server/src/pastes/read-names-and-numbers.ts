import { MARK, MARK_BEHIND } from './amount-forms.ts';
import { readingOf } from './guess.ts';
import { LETTERS } from './letters.ts';
import type { Paste, Reading } from './paste.ts';
import { readIdentifiers } from './read-identifiers.ts';
import { withoutBullet } from './read-names.ts';
import { isToken, readOne } from './read-one.ts';
import { mayBeName, readPerson } from './read-person.ts';
import { readWords, roundPaiseOf, wordsOfName } from './read-words.ts';
import { MONEY_WORDS } from './reading-words.ts';
import { severalOf } from './several-of.ts';

type Row = { line: string; name: string; number: string };

/**
 * A name and a number on each line, as two columns of a sheet or `Ravi 500, Asha 750`. The numbers are what was paid,
 * or ends of mobiles where none is round. Null unless all lines are so: of an address only some are.
 */
export function readNamesAndNumbers(lines: readonly string[]): Paste | null {
  const rows = partsOf(lines).map(rowOf);
  if (!rows.every((row) => row !== null) || new Set(rows.map(({ line }) => line)).size < 2) return null;
  if (!rows.every(isOfSomebody)) return null;
  const amounts = rows.filter(({ number }) => isAmount(number));
  // In one line, even an address looks so.
  if (lines.length === 1 && amounts.length < rows.length) return null;
  return severalOf(rows, (row) => ({ text: row.line, reading: readRow(row, amounts.length > 0) }));
}

function partsOf(lines: readonly string[]): readonly string[] {
  const [line = ''] = lines;
  return lines.length === 1
    ? line.split(/[,;]\s{1,3}|\s{1,3}(?:and|aur|&)\s{1,3}/i)
    : withoutProse(lines).map(withoutBullet);
}

/** Headings above; thanks, a signature and the total below. */
function withoutProse(lines: readonly string[]): readonly string[] {
  const tells = (line: string) => /\d/.test(line) && !TOTAL.test(line);
  const first = lines.findIndex(tells);
  const end = lines.findLastIndex(tells) + 1;
  const [below] = lines.slice(end);
  const isClear =
    lines.slice(0, Math.max(first, 0)).every(isProse) && (below === undefined || isProse(below));
  return isClear ? lines.slice(Math.max(first, 0), end) : [];
}

const TOTAL = /^\P{L}{0,3}(?:grand |sub)?-?total(?!\p{L})/iu;

function isProse(line: string): boolean {
  const isOfName = (word: string) => mayBeName(word) && !MONEY_WORDS.has(word);
  return TOTAL.test(line) || line.endsWith(':') || !wordsOfName(line).every(isOfName);
}

const NAME = String.raw`([${LETTERS}][${LETTERS}\u200c\u200d.'’&/() \t-]{1,60})`;
const NUMBER = String.raw`((?:${MARK}\s{0,2})?(?:\d{2,7}|\d{1,3}(?:,\d{2,3}){1,3})(?:\.\d{1,2})?(?:${MARK_BEHIND})?)`;
const GAP = String.raw`[\s,;|:=>→–—-]{1,8}`;

/** With a serial number in front and a status behind, or without. */
const ROW = new RegExp(
  String.raw`^(?:\d{1,3}[\s,;|.)]{1,4})?(?:${NAME}${GAP}${NUMBER}(?:${GAP}([${LETTERS}][${LETTERS} ]{1,30}))?|${NUMBER}${GAP}${NAME})$`,
  'i',
);

function rowOf(line: string): Row | null {
  const [, name, number, status = '', numberBefore, nameBehind] = ROW.exec(line) ?? [];
  const row = { line, name: name ?? nameBehind ?? '', number: number ?? numberBefore ?? '' };
  return row.name === '' || isToken(line) || wordsOfName(status).some(mayBeName) ? null : row;
}

/** `Order 4411` and `Amount 500` are nobody’s. */
function isOfSomebody({ name, number }: Row): boolean {
  const words = wordsOfName(name).filter(mayBeName);
  const { found } = readIdentifiers(`${name} ${number}`);
  return (
    words.length > 0 &&
    words.length <= 4 &&
    found.every(
      ({ guesses }) => guesses.length > 0 && guesses.every(({ meaning }) => meaning.by === 'amount'),
    )
  );
}

function isAmount(number: string): boolean {
  return !/^\d+$/.test(number) || roundPaiseOf(number) !== null;
}

/** In a list of payments each line is somebody’s: what others were paid as much does not tell of it. */
function readRow({ name, number }: Row, areAmounts: boolean): Reading | null {
  const text = `${name} ${number}`;
  const guesses = () => [...(readWords(text) ?? []), ...readPerson(text, (digits) => Number(digits) * 100)];
  const reading = areAmounts && !isAmount(number) ? readingOf(guesses(), null) : readOne(text);
  if ('because' in reading) return null;
  const ofName = reading.tiers.filter((tier) => tier.every(({ by }) => by !== 'amount'));
  return areAmounts ? { ...reading, tiers: ofName } : reading;
}

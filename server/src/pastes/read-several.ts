import type { Paste, Reading } from './paste.ts';
import { readingOf, type Found, type Guess } from './guess.ts';
import { readIdentifiers, TAKEN } from './read-identifiers.ts';
import { guessesOf, isToken, noteOf, readAlone, readOne, withoutWrapping } from './read-one.ts';
import { readNamesAndNumbers } from './read-names-and-numbers.ts';
import { readNames, withoutBullet } from './read-names.ts';
import { LABEL_WORDS, SALUTATIONS } from './reading-words.ts';
import { severalOf } from './several-of.ts';

type Piece = { text: string; reading: Reading; kind: string };

/** A list of things, one on each line, or one behind the other; null when the text is about one. */
export function readSeveral(lines: readonly string[]): Paste | null {
  const rows = readNamesAndNumbers(lines);
  if (rows !== null) return rows;
  if (lines.length > 1 && isForm(lines)) return null;
  const all = lines.map((line) => ({ line, pieces: piecesOf(withoutBullet(line)) }));
  const read = withoutProse(all);
  const pieces = read.flatMap(({ pieces: some }) => some);
  const understood = read.filter(({ pieces: some }) => some.length > 0).length;
  if (!isList(pieces, understood, read.length)) return readNames(lines);
  const list = read.flatMap(({ line, pieces: some }): { text: string; reading: Reading | null }[] =>
    some.length > 0 ? some : [{ text: line, reading: null }],
  );
  return severalOf(list, ({ text, reading }) => ({ text, reading }));
}

/** Most lines are one thing each, and at least two of them are of one kind: a visiting card is no list. */
function isList(pieces: readonly Piece[], understood: number, lines: number): boolean {
  if (pieces.length < 2 || understood < lines * 0.6) return false;
  if (new Set(pieces.map(({ reading }) => JSON.stringify(reading))).size < 2) return false;
  const counts = new Map<string, number>();
  for (const { kind } of pieces) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const [[kind, most] = ['', 0]] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most >= 2 && (kind !== 'amount' || most === pieces.length);
}

/** A header above, a greeting, a signature below: without a digit, and nothing can be found by them. */
function withoutProse<T extends { line: string; pieces: Piece[] }>(all: readonly T[]): T[] {
  const tells = ({ line, pieces }: T) => pieces.length > 0 || /\d/.test(line);
  const first = all.findIndex(tells);
  return first < 0 ? [] : all.slice(first, all.findLastIndex(tells) + 1);
}

/** Each line names what it says: it is one link’s, not several. */
function isForm(lines: readonly string[]): boolean {
  const labels = lines
    .map((line) => /^\s*["']?([\p{L}][\p{L} ./_-]{0,29}?)["']?\s?[:=]/u.exec(line)?.[1]?.toLowerCase())
    .filter((label) => label !== undefined);
  return new Set(labels).size >= 2 && labels.length * 2 >= lines.length;
}

function piecesOf(line: string): Piece[] {
  const { found, rest } = readIdentifiers(line);
  const telling = found.filter(({ guesses }) => guesses.length > 0 && kindOf(guesses) !== 'amount');
  const others = wordsBeside(rest);
  if (others.length === 0 && telling.length > 1 && distinct(telling).length > 1 && areAlike(telling))
    return distinct(telling).map((one) =>
      pieceOf(line.slice(one.at, one.at + one.length), one.guesses, one.note),
    );
  const cells = cellsOf(line);
  const ofCells = cells.length > 1 ? cells.flatMap(pieceOfCell) : [];
  if (telling.length === 0 && ofCells.length > 1 && ofCells.length === cells.length && sameKind(ofCells))
    return ofCells;
  const alone = pieceOfCell(line);
  if (alone.length > 0) return alone;
  if (telling.length > 0 && (others.length <= 3 || isRow(rest)))
    return [pieceOf(line, guessesOf(telling), noteOf(telling))];
  const [cell] = ofCells;
  if (cell !== undefined) return [{ ...cell, text: line }];
  const amounts = found.filter(({ guesses }) => kindOf(guesses) === 'amount');
  if (amounts.length !== 1 || others.length > MOST_BESIDE) return [];
  return others.length === 0 ? [pieceOf(line, guessesOf(amounts), null)] : pieceOfNameAndAmount(line);
}

/** `Ravi Kumar ₹500`; more words are a sentence. */
const MOST_BESIDE = 4;

function pieceOfNameAndAmount(line: string): Piece[] {
  const text = withoutWrapping(line);
  const reading = readOne(text);
  return 'because' in reading || reading.tiers[0]?.[0]?.by !== 'words'
    ? []
    : [{ text, reading, kind: 'name and amount' }];
}

/** A number or a code that stands for itself; serial numbers and dates do not. */
function pieceOfCell(cell: string): Piece[] {
  const text = withoutWrapping(cell);
  const isNumber = /^[+(]?\d/.test(text) && text.replace(/\D/g, '').length > 3 && readAlone(text) !== null;
  if (!isNumber && !isToken(text)) return [];
  const reading = readOne(text);
  if ('because' in reading) return [];
  const kind = reading.tiers[0]?.[0]?.by;
  return kind === undefined || kind === 'amount' ? [] : [{ text, reading, kind: groupOf(kind) }];
}

function pieceOf(text: string, guesses: readonly Guess[], note: string | null): Piece {
  return { text: withoutWrapping(text), reading: readingOf(guesses, note), kind: kindOf(guesses) };
}

/** A comma within an amount is none between cells. */
function cellsOf(line: string): string[] {
  return line
    .split(/\t|\s{2,}|[;|]|,(?!\d{2,3}(?!\d))/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
}

/** Cells that are either known or a few words. */
function isRow(rest: string): boolean {
  const cells = cellsOf(rest);
  return (
    cells.length > 1 &&
    cells.every((cell) => {
      const words = wordsBeside(cell).length;
      return cell.includes(TAKEN) ? words === 0 : words <= 5;
    })
  );
}

function wordsBeside(rest: string): string[] {
  return (rest.match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => {
    const lower = word.toLowerCase();
    return !LABEL_WORDS.has(lower) && !SALUTATIONS.has(lower);
  });
}

function distinct(found: readonly Found[]): Found[] {
  return [...new Map(found.map((one) => [JSON.stringify(one.guesses), one])).values()];
}

function areAlike(found: readonly Found[]): boolean {
  return new Set(found.map(({ guesses }) => guesses[0]?.meaning.by)).size === 1;
}

function sameKind(pieces: readonly Piece[]): boolean {
  return new Set(pieces.map(({ kind }) => kind)).size === 1;
}

function kindOf(guesses: readonly Guess[]): string {
  const [first] = guesses.toSorted((a, b) => a.rank - b.rank);
  return first === undefined ? '' : groupOf(first.meaning.by);
}

/** Whatever names a link itself is one group. */
function groupOf(by: Guess['meaning']['by']): string {
  return ['link id', 'link id end', 'order id', 'reference', 'short link'].includes(by) ? 'link' : by;
}

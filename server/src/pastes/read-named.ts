import { RANK, type Guess } from './guess.ts';
import { asPerson, loneAmountIn, PERSON_BESIDE_AMOUNT, personIn, WHOLE_NAME } from './read-person.ts';
import { TAKEN } from './read-identifiers.ts';
import { wordsOfName } from './read-words.ts';
import { FILLERS, LABEL_WORDS, STRAY_WORDS } from './reading-words.ts';

/** A name that a text says to be one, or that stands below it. */
export function readNamed(rest: string): Guess[] {
  const labelled = [...rest.matchAll(LABELLED_NAME), ...rest.matchAll(NAME_IN_CAPITALS)].flatMap(
    ([, value = '']) => nameIn(value.split(/ (?:and|my|i|from|aur|mobile|phone|amount)(?= |$)/i)[0] ?? ''),
  );
  const names = labelled.length > 0 ? labelled : signatureOf(rest);
  return names.map((words) => ({ rank: RANK.name, meaning: { by: 'words', words } }));
}

/** `Name: Ravi Kumar`. */
const LABELLED_NAME =
  /(?<![\p{L}])(?:name(?:\s{1,2}is|\s{0,3}[:=]|\s{1,3}[-–])|(?:customer|recipient|payee|beneficiary|naam)\s{0,3}[:=])\s{0,3}["']?([\p{L}\p{M}\p{Join_Control}.'’ ]{2,60})/giu;

/** `This is Ravi Kumar`, but not `this is wrong`. */
const NAME_IN_CAPITALS =
  /(?<![\p{L}])(?:[Tt]his is|I am|I['’]m|[Mm]yself)\s{1,3}((?:\p{Lu}[\p{L}\p{M}'’.]{1,30}(?:\s|(?![\p{L}\p{M}]))){1,3})/gu;

function nameIn(text: string): string[][] {
  const words = wordsOfName(text).slice(0, 5);
  return words.length === 0 || text.includes(TAKEN) ? [] : [words];
}

/** `Regards, Tanvi Mehta`, and `- Ravi` behind the end of a sentence. */
function signatureOf(text: string): string[][] {
  const signed = [...text.matchAll(SIGNED), ...text.matchAll(DASHED)].map(([, value = '']) => value);
  const names = signed.flatMap(nameOf).filter((words) => words.length <= 4);
  return names.slice(-1);
}

const SIGNED =
  /(?<![\p{L}])(?:regards|rgds|thanks|thank you|thanx|thx|sincerely|faithfully|truly|cheers|best|wishes|dhanyavaad)[\s,.!–—-]{1,6}(?=(\p{L}[\p{L}\p{M}\p{Join_Control}.'’ ]{1,60})\s{0,3}(?:$|[\n,|(]))/giu;
const DASHED = /[.!?,\n]\s{0,3}[-–—~]\s{0,2}(\p{Lu}[\p{L}\p{M}\p{Join_Control}.'’ ]{1,60})\s{0,3}$/gu;

function mayBeName(word: string): boolean {
  return !FILLERS.has(word) && !LABEL_WORDS.has(word);
}

/** More words beside an amount are a sentence, and most of them no name. */
const MOST_BESIDE = 5;
const MOST_AMOUNTS = 3;

/** `Tanvi Mehta ₹500`: first what both hold for, then the name alone; the amount alone is read anyway. */
export function readNameBesideAmount(told: readonly Guess[], rest: string): Guess[] {
  const amounts = amountsIn(told, rest);
  if (amounts.length === 0 || amounts.length > MOST_AMOUNTS) return [];
  if (told.every(({ meaning }) => meaning.by === 'amount'))
    return [
      ...wordsBeside(rest).flatMap((words) => asPerson(words, amounts, WHOLE_NAME)),
      ...asPerson(personBeside(rest), amounts, PERSON_BESIDE_AMOUNT),
    ];
  const named = told.flatMap(({ meaning }) => (meaning.by === 'words' ? [meaning.words] : []));
  return named.flatMap((words) =>
    asPerson(words, amounts, WHOLE_NAME).filter(({ meaning }) => 'paise' in meaning),
  );
}

/** Beside a name that the text says to be one, also one without a sign. */
function amountsIn(told: readonly Guess[], rest: string): number[] {
  const marked = told.flatMap(({ meaning }) => (meaning.by === 'amount' ? [meaning.paise] : []));
  const isName = told.length > 0 && told.every(({ meaning }) => meaning.by === 'words');
  const lone = isName ? loneAmountIn(rest) : null;
  return lone === null ? [...new Set(marked)] : [lone];
}

function personBeside(rest: string): string[] {
  const words = wordsOfName(rest).filter((word) => !LABEL_WORDS.has(word) && !STRAY_WORDS.has(word));
  return personIn(rest, words.length <= MOST_BESIDE);
}

function wordsBeside(rest: string): string[][] {
  const words = wordsOfName(rest).filter((word) => !LABEL_WORDS.has(word));
  const names = words.filter((word) => !FILLERS.has(word) && /^[\p{L}\p{M}]+$/u.test(word));
  if (words.length > MOST_BESIDE) return [...rest.matchAll(CAPITALS)].flatMap(([name]) => nameOf(name));
  return names.length === 0 ? [] : [names];
}

/** Within a sentence. */
const CAPITALS = /(?<=[\p{L}\p{N}][\s,]{1,2})\p{Lu}\p{Ll}{1,30}(?: \p{Lu}\p{Ll}{1,30}){1,2}(?!\p{L})/gu;

function nameOf(text: string): string[][] {
  return nameIn(text).filter((words) => words.every(mayBeName));
}

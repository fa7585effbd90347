import { amountInPair, nameStartOf, pairForm } from '../directory/key-forms.ts';
import type { SearchKey } from '../directory/search-key.ts';
import type { Meaning } from '../pastes/paste.ts';

/** A link has one of them. */
type KeyChoice = readonly SearchKey[];

/** A link that is meant has, of one way, a key of every choice. No link has that of two ways. */
export function waysOfMeaning(meaning: Meaning): KeyChoice[][] {
  if (meaning.by === 'words') return waysOfWords(meaning);
  return [keysOfMeaning(meaning).map((key) => [key])];
}

type OfWords = Extract<Meaning, { by: 'words' }>;

/** Either the name has all of the words, or one is in the text alone: hardly ever one of two that many names have. */
function waysOfWords(meaning: OfWords): KeyChoice[][] {
  const [first, ...others] = new Set(meaning.words);
  if (first === undefined) return [];
  const beside = [...others, ...(meaning.paise === undefined ? [] : [amountInPair(meaning.paise)])];
  if (beside.length === 0) return [[[keyOf('name-word', first)]], [[keyOf('text-word', first)]]];
  const words = [first, ...others];
  const inName = beside.map((one) => [keyOf('name-pair', pairForm(first, one))]);
  const inText = words.map((word) => keyOf('text-word', word));
  const anywhere = words.map((word) => [keyOf('name-word', word), keyOf('text-word', word)]);
  return [inName, [inText, ...anywhere, ...keysOfPaise(meaning).map((key) => [key])]];
}

function keyOf(kind: SearchKey['kind'], value: string): SearchKey {
  return { kind, value };
}

/** A link id has none: it is looked up by its own column. */
function keysOfMeaning(meaning: Exclude<Meaning, OfWords>): SearchKey[] {
  switch (meaning.by) {
    case 'link id':
      return [];
    case 'link id end':
      return [{ kind: 'link-id-end', value: meaning.end.slice(-6) }];
    case 'order id':
      return [{ kind: 'order-id', value: meaning.orderId }];
    case 'reference':
      return [{ kind: 'reference', value: meaning.reference }];
    case 'short link':
      return [{ kind: 'short-link', value: meaning.code.toLowerCase() }];
    case 'mobile':
      return [{ kind: 'mobile', value: meaning.mobile }];
    case 'mobile end':
      return [keyOfMobileEnd(meaning.digits)];
    case 'e-mail':
      return [{ kind: 'e-mail', value: meaning.email }];
    case 'name starts':
      return [...keysOfStarts(meaning.starts), ...keysOfPaise(meaning)];
    case 'amount':
      return keysOfPaise(meaning);
    case 'account':
      return [keyOfAccount(meaning.number)];
    case 'account end':
      return [keyOfAccountEnd(meaning.digits)];
    case 'ifsc':
      return [{ kind: 'ifsc', value: meaning.ifsc }];
  }
}

function keysOfPaise({ paise }: { paise?: number }): SearchKey[] {
  return paise === undefined ? [] : [{ kind: 'amount', value: String(paise) }];
}

/** Shorter ones are only compared. */
function keysOfStarts(starts: readonly string[]): SearchKey[] {
  const values = starts.map(nameStartOf).filter((value) => value !== null);
  return [...new Set(values)].map((value) => ({ kind: 'name-start', value }));
}

/** The longest end that is kept. */
function keyOfMobileEnd(digits: string): SearchKey {
  if (digits.length >= 6) return { kind: 'mobile-last-6', value: digits.slice(-6) };
  return digits.length >= 4
    ? { kind: 'mobile-last-4', value: digits.slice(-4) }
    : { kind: 'mobile-last-3', value: digits };
}

function keyOfAccount(number: string): SearchKey {
  return number.includes('@') ? { kind: 'upi-address', value: number } : keyOfAccountEnd(number);
}

function keyOfAccountEnd(digits: string): SearchKey {
  return digits.length >= 6
    ? { kind: 'account-last-6', value: digits.slice(-6) }
    : { kind: 'account-last-4', value: digits.slice(-4) };
}

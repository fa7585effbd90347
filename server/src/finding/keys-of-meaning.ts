import { nameStartOf } from '../directory/key-forms.ts';
import type { SearchKey } from '../directory/search-key.ts';
import type { Meaning } from './paste.ts';

/** A link that is meant has all of them. A link id has none: it is looked up by its own column. */
export function keysOfMeaning(meaning: Meaning): SearchKey[] {
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
    case 'words':
      return [...meaning.words.map((value) => ({ kind: 'word', value }) as const), ...keysOfPaise(meaning)];
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

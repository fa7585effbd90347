import type { DirectoryRecord } from './directory-record.ts';
import { foldKeptWords } from './fold-words.ts';
import {
  accountForm,
  amountInPair,
  emailForm,
  ifscForm,
  isNone,
  mobileForm,
  nameStartOf,
  orderIdForm,
  orderNumberOf,
  pairForm,
  referenceForm,
  shortCodeOf,
} from './key-forms.ts';
import type { SearchKey } from './search-key.ts';

/** Everything a link is found by, each once. */
export function searchKeysOf(record: DirectoryRecord): SearchKey[] {
  const { name, text } = wordsOfLink(record);
  const keys = [
    key('link-id-end', record.linkId.slice(-6).toLowerCase()),
    key('amount', String(record.amountPaise)),
    ...orderIdsOf(record).flatMap(keysOfOrderId),
    ...referencesOf(record).map((value) => key('reference', value)),
    ...shortCodesOf(record).map((code) => key('short-link', code.toLowerCase())),
    ...mobilesOf(record).flatMap(keysOfMobile),
    ...emailsOf(record).map((value) => key('e-mail', value)),
    ...name.map((value) => key('name-word', value)),
    ...keysOfPairs([...name, amountInPair(record.amountPaise)]),
    ...text.filter((word) => !name.includes(word)).map((value) => key('text-word', value)),
    ...name.flatMap(keysOfStart),
    ...accountsOf(record).flatMap(keysOfAccount),
    ...ifscsOf(record).map((value) => key('ifsc', value)),
  ];
  return [...new Map(keys.map((one) => [`${one.kind} ${one.value}`, one])).values()];
}

function key(kind: SearchKey['kind'], value: string): SearchKey {
  return { kind, value };
}

function keysOfOrderId(orderId: string): SearchKey[] {
  const number = orderNumberOf(orderId);
  return [key('order-id', orderId), ...(number === null ? [] : [key('order-id', number)])];
}

function keysOfPairs(words: readonly string[]): SearchKey[] {
  return words.flatMap((word, at) =>
    words.slice(at + 1).map((other) => key('name-pair', pairForm(word, other))),
  );
}

function keysOfStart(word: string): SearchKey[] {
  const start = nameStartOf(word);
  return start === null ? [] : [key('name-start', start)];
}

function keysOfMobile(mobile: string): SearchKey[] {
  return [
    key('mobile', mobile),
    ...([3, 4, 6] as const)
      .filter((length) => mobile.length >= length)
      .map((length) => key(`mobile-last-${length}`, mobile.slice(-length))),
  ];
}

/** Of an account number its ends are enough, because what is found is compared; of a UPI address it would say nothing. */
function keysOfAccount(account: string): SearchKey[] {
  if (account.includes('@')) return [key('upi-address', account)];
  const ends = [key('account-last-4', account.slice(-4))];
  return account.length < 6 ? ends : [key('account-last-6', account.slice(-6)), ...ends];
}

/** List's, and those that Track tells. */
export function orderIdsOf({ listed, tracked }: DirectoryRecord): string[] {
  return formsOf([listed?.orderId, ...(tracked?.orderIds ?? [])], orderIdForm);
}

export function referencesOf({ listed }: DirectoryRecord): string[] {
  return formsOf([listed?.referenceNo], referenceForm);
}

/** As they are written: their capitals count. */
export function shortCodesOf({ listed }: DirectoryRecord): string[] {
  return formsOf([listed?.url, listed?.qrUrl], (url) => shortCodeOf(url) ?? '');
}

export function mobilesOf({ listed }: DirectoryRecord): string[] {
  return formsOf([listed?.mobile], mobileForm);
}

export function emailsOf({ listed }: DirectoryRecord): string[] {
  return formsOf([listed?.email], emailForm);
}

export function accountsOf({ tracked }: DirectoryRecord): string[] {
  return formsOf(
    (tracked?.accounts ?? []).map(({ number }) => number),
    accountForm,
  );
}

export function ifscsOf({ tracked }: DirectoryRecord): string[] {
  return formsOf(
    (tracked?.accounts ?? []).map(({ ifsc }) => ifsc),
    ifscForm,
  );
}

function formsOf(values: readonly (string | null | undefined)[], form: (value: string) => string): string[] {
  const known = values.filter((value) => value != null).filter((value) => !isNone(value));
  return [...new Set(known.map(form))].filter((value) => value !== '');
}

/** A description may have hundreds; nobody looks for the last of them. */
const MOST_WORDS = 40;
/** What a name has more is found like a description: each two of these are kept together. */
const MOST_OF_A_NAME = 12;

/** Those of the name, and those of purpose and description, as far as they are kept. */
export function wordsOfLink({ listed }: DirectoryRecord): { name: string[]; text: string[] } {
  if (listed === null) return { name: [], text: [] };
  const named = foldKeptWords(listed.name ?? '');
  const name = named.slice(0, MOST_OF_A_NAME);
  const others = [listed.purpose, listed.description]
    .filter((one) => one !== null)
    .filter((one) => !isNone(one))
    .flatMap(foldKeptWords);
  const text = [...named.slice(MOST_OF_A_NAME), ...others];
  const known = new Set(name);
  const kept: string[] = [];
  let room = MOST_WORDS - known.size;
  for (const word of new Set(text)) {
    if (!known.has(word) && (room -= 1) < 0) continue;
    kept.push(word);
  }
  return { name, text: kept };
}

import type { MatchedBy } from '../../contract/finding.ts';
import type { DirectoryRecord } from '../directory/directory-record.ts';
import { orderNumberOf } from '../directory/key-forms.ts';
import {
  accountsOf,
  emailsOf,
  ifscsOf,
  mobilesOf,
  orderIdsOf,
  referencesOf,
  shortCodesOf,
  wordsOfLink,
} from '../directory/search-keys-of.ts';
import type { Meaning } from '../pastes/paste.ts';

/** Why a link is one that was meant, compared in full; null when it is not. */
export function matchOf(meaning: Meaning, record: DirectoryRecord): MatchedBy | null {
  switch (meaning.by) {
    case 'link id':
      return record.linkId === meaning.linkId ? 'link id' : null;
    case 'link id end':
      return record.linkId.toLowerCase().endsWith(meaning.end) ? 'link id' : null;
    case 'order id':
      return orderIdsOf(record).some((id) => id === meaning.orderId || orderNumberOf(id) === meaning.orderId)
        ? 'order id'
        : null;
    case 'reference':
      return referencesOf(record).includes(meaning.reference) ? 'reference' : null;
    case 'short link':
      return shortCodesOf(record).some((code) => isSameCode(meaning.code, code)) ? 'short link' : null;
    case 'mobile':
      return mobilesOf(record).includes(meaning.mobile) ? 'mobile' : null;
    case 'mobile end':
      return mobilesOf(record).some((mobile) => mobile.endsWith(meaning.digits)) ? 'mobile' : null;
    case 'e-mail':
      return emailsOf(record).includes(meaning.email) ? 'e-mail' : null;
    case 'words':
      return isOfAmount(meaning, record) ? whereAllAre(meaning.words, wordsOfLink(record)) : null;
    case 'name starts':
      return isOfAmount(meaning, record) && allStart(meaning.starts, wordsOfLink(record).name)
        ? 'name'
        : null;
    case 'amount':
      return record.amountPaise === meaning.paise ? 'amount' : null;
    case 'account':
      return accountsOf(record).some((number) => isSameAccount(meaning.number, number)) ? 'account' : null;
    case 'account end':
      return accountsOf(record).some((number) => number.endsWith(meaning.digits)) ? 'account' : null;
    case 'ifsc':
      return ifscsOf(record).includes(meaning.ifsc) ? 'IFSC' : null;
  }
}

/** Where none was typed, any. */
function isOfAmount({ paise }: { paise?: number }, { amountPaise }: DirectoryRecord): boolean {
  return paise === undefined || paise === amountPaise;
}

function allStart(starts: readonly string[], name: readonly string[]): boolean {
  return starts.length > 0 && starts.every((start) => name.some((word) => word.startsWith(start)));
}

/** Told on the phone or shouted, a code has lost its capitals. */
function isSameCode(typed: string, code: string): boolean {
  if (typed === code) return true;
  const lost = typed === typed.toLowerCase() || typed === typed.toUpperCase();
  return lost && typed.toLowerCase() === code.toLowerCase();
}

/** Spreadsheets take the zeros in front away. */
function isSameAccount(typed: string, number: string): boolean {
  const significant = withoutZeros(typed);
  return typed === number || (significant.length >= 6 && significant === withoutZeros(number));
}

function withoutZeros(number: string): string {
  return number.replace(/^0+/, '');
}

function whereAllAre(words: readonly string[], link: { name: string[]; text: string[] }): MatchedBy | null {
  const inName = words.filter((word) => link.name.includes(word)).length;
  const inText = words.filter((word) => link.text.includes(word)).length;
  const all = words.length > 0 && words.every((word) => link.name.includes(word) || link.text.includes(word));
  if (!all) return null;
  return inName >= inText ? 'name' : 'description';
}

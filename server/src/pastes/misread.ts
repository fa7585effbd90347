import { orderIdForm } from '../directory/key-forms.ts';
import { RANK, type Guess } from './guess.ts';

/** Off a photo or a print, a zero is read as an O and a one as an l. Only where that makes an id or a mobile of it. */
export function asMisread(token: string): Guess[] {
  const [front, letters = ''] = token.split(/(?<=^.{13})(?=[A-Za-z]{5}$)/);
  const digits = (front ?? '').replace(/[Oo]/g, '0').replace(/[lI]/g, '1');
  if (digits === front) return [];
  const meaning = meaningOf(digits, letters);
  return meaning === null ? [] : [{ rank: RANK.account, meaning }];
}

function meaningOf(digits: string, letters: string): Guess['meaning'] | null {
  if (letters !== '')
    return /^1\d{12}$/.test(digits) ? { by: 'order id', orderId: orderIdForm(`${digits}${letters}`) } : null;
  if (/^(?=.*[a-f])[\da-f]{24}$/i.test(digits)) return { by: 'link id', linkId: digits.toLowerCase() };
  return /^[6-9]\d{9}$/.test(digits) ? { by: 'mobile', mobile: digits } : null;
}

/** `9.87654E+09`. */
export const ROUNDED = /(?<![\p{L}\p{N}.])\d\.\d{1,14}E\+\d\d(?![\p{L}\p{N}])/giu;

export const ROUNDED_SAID =
  'The spreadsheet has dropped digits of this number. Format its column as text there, then copy it again.';

import { mobileForm } from '../directory/key-forms.ts';
import { LETTERS } from './letters.ts';

const S = String.raw`[ \t.\-‐-―()·_]{1,3}`;
const PREFIX = String.raw`(?:\(?(?:(?:\+|00) ?91|091|91|0)\)?[ \t.\-‐-―·_]{0,3}(?:\(0\)[ \t]?|0(?=[6-9]))?)?`;
const GROUPS = [
  String.raw`\d{4}${S}\d{5}`,
  String.raw`\d{3}${S}\d{6}`,
  String.raw`\d{3}${S}\d{3}${S}\d{3}`,
  String.raw`\d\d${S}\d{3}${S}\d{4}`,
  String.raw`\d\d${S}\d{7}`,
  String.raw`\d{5}${S}\d{4}`,
  String.raw`\d${S}\d{4}${S}\d{4}`,
  String.raw`\d(?:${S}\d\d){4}`,
  String.raw`(?:${S}\d){9}`,
].join('|');

/** Indian mobiles within a text, in any spelling: ten digits from 6 to 9, with 91 or 0 in front. */
export const MOBILE = new RegExp(
  String.raw`(?<![A-Za-z\d+.]|\d[ -])\(?${PREFIX}\(?[6-9](?:\d{9}(?![${LETTERS}\d@])|(?:${GROUPS})(?![${LETTERS}\d@]|[ -]\d{1,3}(?!\d)))`,
  'g',
);

/** In the large cities. `0987-6543210` and `080 41234 567` are mobiles. */
export const LANDLINE = new RegExp(
  String.raw`(?<![A-Za-z\d+.]|\d[ -])\(?0(?:(?:11|20|22|33|40|44)\)?[ -]|(?:79|80)(?:\)|-))\s?\d{3,4}[ -]?\d{4}(?![${LETTERS}\d@]|[ -]\d)`,
  'g',
);

/** Of other countries: only with the sign in front. */
export const FOREIGN_MOBILE = new RegExp(
  String.raw`(?<![A-Za-z\d+])\+(?!91)[1-9](?:[ .()-]{0,2}\d){6,14}(?![${LETTERS}\d@])`,
  'g',
);

/** An Indian mobile in any spelling, alone or within a text. */
export function readMobile(text: string): string | null {
  const alone = /^[+\d(][\d\s().+\-‐-―]*$/.test(text) ? mobileForm(text) : '';
  if (/^[6-9]\d{9}$/.test(alone)) return alone;
  const within = alone === '' ? text.match(MOBILE)?.[0] : undefined;
  return within === undefined ? null : mobileForm(within);
}

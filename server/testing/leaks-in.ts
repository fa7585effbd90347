import { foldText } from '../src/masking/fold-text.ts';
import { RECIPIENT } from './canary.ts';

export const ACCOUNT = '50199937425531';
export const CODE = 'QxJwZk';
export const VPA = 'zubinqa88@ybl';

/** Everything the provider could write of a person, in spellings that nobody would expect. */
export const ODD = [
  'Payout link created',
  'Z u b i n q a opened it',
  'CANARYVALA, ZUBINQA and Shri Canaryvala Z.',
  'zubinqa_canaryvala ZubinqaCanaryvala canaryvalazubinqa',
  'Zúbinqa Ｃａｎａｒｙｖａｌａ Zub\u200binqa Canary\u00advala',
  'Zubinqa%20Canaryvala 𝐙𝐮𝐛𝐢𝐧𝐪𝐚',
  `sent to +91-97531.86420, 9 7 5 3 1 8 6 4 2 0, mob${RECIPIENT.mobile}x and ९७५३१८६४२०`,
  'sent to zubinqa.canary＠example.in, zubinqa.canary%40example.in, zubinqa.canary(at)example.in',
  `paid ${VPA} from XSBI${ACCOUNT}Y, a/c ${ACCOUNT.slice(0, 4)} ${ACCOUNT.slice(4, 9)} ${ACCOUNT.slice(9)}`,
  `open https://instant.pe/${CODE}, instant.pe/${CODE} or ${CODE}.`,
];

/** Whatever is left of the recipient when spaces, signs, accents and scripts are looked through. */
export function leaksIn(told: string, withNames: boolean, code: string[] = [CODE.toLowerCase()]): string[] {
  const { text } = foldText(told);
  const letters = text.replace(/[^\p{L}•]+/gu, '');
  const digits = [...text]
    .map((one) => (/[०-९]/.test(one) ? String(one.charCodeAt(0) - 0x966) : one))
    .join('');
  const numbers = digits.replace(/[\s().-]+/g, '');
  const around = (where: string, piece: string) => {
    const at = where.indexOf(piece);
    return at < 0 ? [] : [where.slice(Math.max(0, at - 60), at + 60)];
  };
  return [
    ...(withNames ? [] : ['zubinqa', 'canaryvala'].flatMap((name) => around(letters, name))),
    ...['zubinqa.canary', 'zubinqa88', ...code].flatMap((piece) => around(text, piece)),
    ...[RECIPIENT.mobile, ACCOUNT].flatMap((number) => around(numbers, number)),
  ];
}

import { LABELS } from './labels.ts';
import { LETTERS } from './letters.ts';
import { asMisread } from './misread.ts';
import { noteOfHalf } from './read-number.ts';
import { PREFIX, type Understood } from './read-token.ts';

/** Between a label and what it names, also in JSON. */
const GAP = String.raw`[\s"'‘’“”=:#.\-–>/]{0,6}`;
const FILLER = String.raw`(?:nos?|numbers?|num|id|code|is|was|are|of|ending|ends|end|with|in|last|four|six|4|6|(?:3|three)(?= digit)|digits?|ke|ka|ki|hai)(?![${LETTERS}\d])`;

/** As accounts and cards are printed. */
const IN_FOURS = String.raw`\d{4}(?: \d{4}){2,3}(?: ?\d{1,4})?(?![${LETTERS}\d])`;
const GROUPED = new RegExp(`^${IN_FOURS}$`);

/** `Ref no: INV-12345`, `"orderId": "1231…"`, `a/c ending 5742`, `UTR 334612345678`, `Ref: DIWALI`. */
export const LABELLED = new RegExp(
  String.raw`(?<![${LETTERS}\d])(?:${LABELS.map(({ words }) => `(${words})`).join('|')})(?:nos?|ids?|number)?(?![${LETTERS}\d])` +
    String.raw`(?:${GAP}${FILLER}){0,7}${GAP}` +
    String.raw`(${IN_FOURS}|[A-Z]{1,8} \d{1,12}(?![${LETTERS}\d])|(?=[${LETTERS}/_#-]{0,30}\d)[${LETTERS}\d][${LETTERS}\d/_#-]{0,60}|(?<=[:=#]["'\s]{0,3})[${LETTERS}\d][${LETTERS}\d/_#-]{2,60}(?=\s{0,3}(?:$|[\n,;"'])))`,
  'gi',
);

/** Null where what follows is just the next word. */
export function readLabelled(match: string, groups: readonly (string | undefined)[]): Understood | null {
  const which = groups.findIndex((label) => label !== undefined);
  const label = LABELS[which];
  const raw = groups[LABELS.length] ?? '';
  const value = GROUPED.test(raw) ? raw.replace(/\D/g, '') : raw.replace(/[/_#-]+$/, '');
  // `order return 4411` names nothing.
  if (/^\p{L}+ /u.test(value) && value !== value.toUpperCase() && !PREFIX.test(value.replace(' ', '-')))
    return null;
  const name = (groups[which] ?? '').toUpperCase();
  const guesses = label?.read(value, name, match.slice(0, -raw.length)) ?? [];
  if (guesses.length === 0) return null;
  const isOfMobile = guesses[0]?.meaning.by === 'mobile end';
  return {
    guesses: [...guesses, ...asMisread(value)],
    note: label?.noteOf?.(value, name) ?? (isOfMobile ? noteOfHalf(value) : null),
  };
}

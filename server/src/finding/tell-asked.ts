import type { MatchedBy } from '../../contract/finding.ts';
import { maskFreeText, NOTHING_KNOWN } from '../masking/hidden.ts';
import { maskAccount } from '../masking/masked-forms.ts';
import type { Reading } from '../pastes/paste.ts';
import { readPaste } from '../pastes/read-paste.ts';
import { tellMeaning } from './tell-meaning.ts';

/** A list can have hundreds of lines; how they were read is seen by the first. */
const LINES_TOLD = 5;

/** How what was typed is understood, for the audit log: nothing in it tells whom it means. */
export function tellAsked(q: string): string {
  const paste = readPaste(q);
  if (paste.kind === 'everything') return 'everything';
  if (paste.kind === 'nothing') return NOT_UNDERSTOOD;
  if (paste.kind === 'one') return tellReading(paste);
  const told = paste.lines.slice(0, LINES_TOLD).map(({ reading }) => tellReading(reading));
  return `${paste.lines.length} lines: ${[...told, ...(paste.lines.length > LINES_TOLD ? ['…'] : [])].join('; ')}`;
}

/** What is told of it first. A reference, too, may hold a name, or the number of an account between letters. */
function tellReading(reading: Reading | null): string {
  const meaning = reading?.tiers[0]?.[0];
  if (meaning === undefined) return NOT_UNDERSTOOD;
  const { kind, text } = tellMeaning(meaning, { seesNames: false });
  const masked = maskFreeText(text, NOTHING_KNOWN);
  return `${kind} ${HAS_NO_ACCOUNT.has(kind) ? masked : masked.replace(LONG_NUMBER, maskAccount)}`;
}

/** Ids of InstantPay’s own are no account’s, whatever is in them. */
const HAS_NO_ACCOUNT: ReadonlySet<MatchedBy> = new Set<MatchedBy>(['link id', 'order id', 'amount']);
const LONG_NUMBER = /\p{Nd}{6,}/gu;

const NOT_UNDERSTOOD = 'not understood';

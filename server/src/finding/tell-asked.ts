import { maskFreeText, NOTHING_KNOWN } from '../masking/hidden.ts';
import type { Reading } from './paste.ts';
import { readPaste } from './read-paste.ts';
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

/** What is told of it first. A reference, too, may hold a name. */
function tellReading(reading: Reading | null): string {
  const meaning = reading?.tiers[0]?.[0];
  if (meaning === undefined) return NOT_UNDERSTOOD;
  const { kind, text } = tellMeaning(meaning, { seesNames: false });
  return `${kind} ${maskFreeText(text, NOTHING_KNOWN)}`;
}

const NOT_UNDERSTOOD = 'not understood';

import { plainText } from '../directory/plain-text.ts';
import { withoutBreaks } from './broken-lines.ts';
import { RANK, readingOf, type Guess } from './guess.ts';
import type { Paste } from './paste.ts';
import { withPlainAddresses } from './read-address.ts';
import { readOne } from './read-one.ts';
import { readSeveral } from './read-several.ts';
import { withDigits } from './spoken-digits.ts';

/** More is cut off; some characters become many when they are written plainly. */
const LONGEST = 10_000;

/** `mob9876543210`. */
const GLUED =
  /(?<![\p{L}\p{N}])(?:mob(?:ile)?|ph(?:one)?|tel|cell|call|contact|whatsapp|no)\.?(?=\+?\d{10,12}(?!\p{N}))/giu;

/** What somebody typed or pasted, understood. */
export function readPaste(pasted: string): Paste {
  const text = askedFor(pasted) ?? pasted;
  const written = withDigits(plainText(text.slice(0, LONGEST)).slice(0, LONGEST));
  const plain = withPlainAddresses(written).replace(GLUED, '$& ');
  const lines = plain
    .split(/[\n\r\v\f\u0085\u2028\u2029]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) return { kind: 'everything' };
  const broken = lines.join('').replace(/\s/g, '');
  if (/^(?=.*[a-f])[\da-f]{24}$/i.test(broken))
    return { kind: 'one', ...readingOf([linkIdOf(broken)], null) };
  const whole = withoutBreaks(lines);
  const several = readSeveral(whole);
  if (several !== null) return several;
  const reading = readOne(whole.map((line) => line.replace(/[^\S\n]+/g, ' ')).join('\n'));
  return 'because' in reading ? { kind: 'nothing', ...reading } : { kind: 'one', ...reading };
}

/** Of our own address, the page keeps what was asked for behind `#`. */
function askedFor(pasted: string): string | null {
  const hash = /^\s*https?:\/\/[^\s#]{1,200}#(\S{1,9000})\s*$/.exec(pasted)?.[1];
  return hash === undefined ? null : new URLSearchParams(hash).get('q');
}

/** A link id that was broken over two lines. */
function linkIdOf(text: string): Guess {
  return { rank: RANK.linkId, meaning: { by: 'link id', linkId: text.toLowerCase() } };
}

import type { Paste } from './paste.ts';
import { readOne, withoutWrapping } from './read-one.ts';
import { FILLERS } from './reading-words.ts';
import { severalOf } from './several-of.ts';

/** Nothing but names, each on its line. */
export function readNames(lines: readonly string[]): Paste | null {
  const names = lines.map((line) => withoutWrapping(withoutBullet(line)));
  if (names.length < 2 || !names.every(isName)) return null;
  return severalOf(names, (text) => {
    const reading = readOne(text);
    return { text, reading: 'because' in reading ? null : reading };
  });
}

function isName(text: string): boolean {
  const words = text.split(' ');
  return (
    /^\p{L}[\p{L}\p{M}\p{Join_Control}.'’ -]{1,60}$/u.test(text) &&
    words.length <= 4 &&
    !words.some((word) => FILLERS.has(word.toLowerCase()))
  );
}

/** Without what stands before each line of a list: a sign or a number. */
export function withoutBullet(line: string): string {
  return withoutWrapping(
    line.replace(
      /^\s*(?:[-*•●▪◦‣>–—]\s+|\(?\d{1,3}[.):]\s+|\d{1,2}[.)](?=[6-9]\d{9}(?!\d))|[a-z][.)]\s+)/i,
      '',
    ),
  );
}

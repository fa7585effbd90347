import { isCode, isOpen } from './read-url.ts';
import { asMobile } from './read-number.ts';

/** What a message or a column broke over two lines is one again: the address of a link, and a mobile. */
export function withoutBreaks(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const isOfBefore =
      before !== undefined &&
      (continuesAddress(before, line) || (lines.length === 2 && areMobile(before, line)));
    if (isOfBefore) joined.splice(-1, 1, `${before}${line}`);
    else joined.push(line);
  }
  return joined;
}

function continuesAddress(before: string, line: string): boolean {
  return (
    before.endsWith('/') && isOpen(before) && isCode(line.split('/').at(-1) ?? '') && /[A-Za-z]/.test(line)
  );
}

/** Two ends of numbers may stand below each other: only what says that it goes on, or no end, is the rest of one. */
function areMobile(before: string, line: string): boolean {
  if (!/^\+?[\d ]{1,16}-?$/.test(before) || !/^[\d ]{1,12}$/.test(line)) return false;
  const goesOn = /^\+|-$/.test(before) || line.length < 4;
  return goesOn && asMobile(`${before}${line}`) !== null;
}

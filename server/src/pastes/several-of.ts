import type { Paste, Reading } from './paste.ts';

const MOST_LINES = 200;

/** A list of things, each of which is looked for by itself. */
export function severalOf<T>(
  things: readonly T[],
  lineOf: (thing: T) => { text: string; reading: Reading | null },
): Paste {
  if (things.length <= MOST_LINES) return { kind: 'several', lines: things.map(lineOf) };
  const because = `These are ${things.length} lines. Paste at most ${MOST_LINES} at once.`;
  return { kind: 'nothing', because };
}

const UNITS = [
  ['y', 365 * 86_400],
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** A length of time in its two largest units: `2 y 343 d`, `2 d 3 h`, `4 min 10 s`, `7 s`. Whole seconds, never rounded up. */
export function span(durationMs: number): string {
  let restS = Math.floor(Math.abs(durationMs) / 1000);
  const first = UNITS.findIndex(([, lengthS]) => restS >= lengthS);
  if (first === -1) return '0 s';
  const words = [];
  for (const [unit, lengthS] of UNITS.slice(first, first + 2)) {
    const count = Math.floor(restS / lengthS);
    restS -= count * lengthS;
    if (count > 0) words.push(`${count} ${unit}`);
  }
  return words.join(' ');
}

/** A countdown as on a clock: `0:42`, `12:05`. Rounded up, so that 0:00 means now. */
export function clockSpan(durationMs: number): string {
  const seconds = Math.max(0, Math.ceil(durationMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

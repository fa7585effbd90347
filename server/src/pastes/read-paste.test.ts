import { expect, test } from 'vitest';
import type { Meaning, Paste, Reading } from './paste.ts';
import { PASTES_OF_IDS } from './pastes-of-ids.ts';
import { PASTES_OF_LISTS } from './pastes-of-lists.ts';
import { PASTES_OF_MESSAGES } from './pastes-of-messages.ts';
import { PASTES_OF_MONEY } from './pastes-of-money.ts';
import { PASTES_OF_NUMBERS } from './pastes-of-numbers.ts';
import { readPaste } from './read-paste.ts';

const PASTES = [...PASTES_OF_NUMBERS, ...PASTES_OF_MONEY, ...PASTES_OF_IDS, ...PASTES_OF_MESSAGES];

test.each(PASTES)('%j is read as %s', (paste, expected) => {
  const read = toldOf(readPaste(paste));
  // What stands between two dots may be anything.
  const parts = expected.split(/ ?… ?/);
  const note = /\(\w+\)$/.exec(expected.trim().replace(/ …$/, ''))?.[0] ?? '';
  expect(read).toMatch(read.startsWith('nothing') ? /./ : new RegExp(`${RegExp.escape(note)}$`));
  const wanted = parts.map((part) => RegExp.escape(part.replace(/ \(\w+\)$/, '')));
  const open = expected.startsWith('nothing') || expected.replace(/ \(\w+\)( …)?$/, '$1').endsWith('…');
  expect(read.replace(/ \(\w+\)$/, '')).toMatch(
    new RegExp(`^${wanted.join('(?:.* )?')}${open ? '' : '$'}`, 's'),
  );
});

test.each(PASTES_OF_LISTS)('%j is a list', (paste, expected) => {
  const read = readPaste(paste);
  const lines =
    read.kind === 'several'
      ? read.lines.map(({ reading }) => (reading ? told(reading) : '?'))
      : [toldOf(read)];
  expect(lines.map((line, n) => (expected[n]?.endsWith(' …') ? cutTo(line, expected[n]) : line))).toEqual(
    expected,
  );
});

test('there are enough of them, and none twice', () => {
  const pastes = [...PASTES, ...PASTES_OF_LISTS].map(([paste]) => paste);
  expect(pastes.length).toBeGreaterThan(220);
  expect(new Set(pastes).size).toBe(pastes.length);
});

function cutTo(line: string, expected: string): string {
  const begin = expected.slice(0, -2);
  return line === begin || line.startsWith(`${begin} `) ? expected : line;
}

function toldOf(paste: Paste): string {
  if (paste.kind === 'one') return told(paste);
  return paste.kind === 'nothing' ? `nothing: ${paste.because}` : paste.kind;
}

function told({ tiers, note }: Reading): string {
  const read = tiers.map((tier) => tier.map(inWords).join(' | ')).join(' » ');
  return note === null ? read : `${read} (${NOTES.find(([says]) => note.includes(says))?.[1] ?? 'request'})`;
}

const NOTES = [
  ['UTR', 'UTR'],
  ['all ten digits', 'half'],
  ['A date', 'date'],
] as const;

function inWords({ by, ...values }: Meaning): string {
  return `${by} ${Object.values(values)
    .map((value) => (Array.isArray(value) ? value.join('+') : String(value)))
    .join(' ')}`;
}

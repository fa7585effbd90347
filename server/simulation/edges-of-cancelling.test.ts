import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EDGES, NOT_CANCELLED } from './edges-of-cancelling.ts';

const README = readFileSync(join(import.meta.dirname, '../src/cancellations/README.md'), 'utf8');

test('the table that people read lists exactly the edges that the simulation allows', () => {
  const rows = [...README.matchAll(/^\| T\d+a? +\| ([^|]+) \|/gm)].map(([, edges]) => edges ?? '');
  expect(rows.length).toBeGreaterThan(14);
  const listed = new Set(rows.flatMap((row) => row.split(';').flatMap(edgesIn)));
  expect([...listed].toSorted()).toEqual(EDGES.map(([from, to]) => `${from} → ${to}`).toSorted());
});

/** `a`, `b` → `c` is two edges; one that stays leads to itself. */
function edgesIn(words: string): string[] {
  const [before = '', after] = words.split('→');
  if (/\bstay\b/.test(before)) return statesIn(before).map((state) => `${state} → ${state}`);
  if (after === undefined) return [];
  return statesIn(before).flatMap((from) => statesIn(after).map((to) => `${from} → ${to}`));
}

function statesIn(words: string): string[] {
  const named = [...words.matchAll(/`([a-z-]+)`/g)].map(([, state]) => state ?? '');
  if (words.trim() === '–') return ['nothing'];
  return words.includes('any _not cancelled_') ? [...NOT_CANCELLED, ...named] : named;
}

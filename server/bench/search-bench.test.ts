import { beforeAll, expect, test } from 'vitest';
import { freshSqlite } from '../testing/fresh-sqlite.ts';
import { benchTable, isIndependent } from './bench-table.ts';
import { searchBench, type BenchResult } from './search-bench.ts';

const LINKS = [2_000, 20_000];

let result: BenchResult;
beforeAll(async () => {
  result = await searchBench({ links: LINKS, fresh: freshSqlite, rounds: 16, say: () => undefined });
}, 180_000);

test('every question finds what it should', () => {
  expect(result.wrong).toEqual([]);
});

test('what is looked up takes hardly longer among ten times as many links', () => {
  // Among so few, ten times as many links fill pages that were half empty; a walk over all of them takes ten times as long.
  const slow = result.rows.filter(({ isLookup, growth }) => isLookup && growth >= 5);
  expect(slow.map(({ name, at }) => [name, at])).toEqual([]);
});

test('nothing that is asked holds up everybody else', () => {
  const held = result.rows.filter(({ at }) => at.some(({ longestHoldMs }) => longestHoldMs >= 40));
  expect(held.map(({ name, at }) => [name, at])).toEqual([]);
});

test('a file takes no more memory when it is ten times as long', () => {
  const [few, many] = result.files.map(({ at }) => at.map(({ heapMb }) => heapMb));
  expect([few?.length, many?.length]).toEqual([3, 3]);
  expect((many?.[2] ?? 0) - (many?.[0] ?? 0)).toBeLessThan(60);
});

test('the table tells of every question, and which of the lookups grows', () => {
  const table = benchTable(result);
  for (const { name } of result.rows) expect(table).toContain(`\n${name} `);
  expect(table).toMatch(/^CSV of 20,000 links in \d+ s; most RSS/m);
  const [row] = result.rows.filter(({ name }) => name === 'mobile');
  const grown = { ...result, rows: row === undefined ? [] : [{ ...row, growth: 2.5 }] };
  expect(benchTable(grown)).toMatch(/^mobile .* 2\.50× +GROWS/m);
  expect([isIndependent(grown), isIndependent(grown, 3)]).toEqual([false, true]);
});

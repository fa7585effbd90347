import { beforeAll, expect, test } from 'vitest';
import { CALLS } from './fault-matrix-row.ts';
import { allCells, asPart, runCells, sampledCells, type CellResult } from './run-fault-matrix.ts';

let results: CellResult[];
beforeAll(async () => {
  results = await runCells(sampledCells(), 40);
}, 180_000);

test('the table has 38 faults, which make 456 cells with four calls and three truths', () => {
  const cells = allCells();
  expect(new Set(cells.map(({ row }) => row))).toEqual(new Set(Array.from({ length: 38 }, (_, n) => n + 1)));
  expect(cells).toHaveLength(456);
});

test.for(CALLS)('whatever fault meets a %s, people read, keep and log what the table says', (call) => {
  const ours = results.filter(({ cell }) => cell.call === call);
  expect(ours).toHaveLength(38);
  expect(ours.flatMap(({ wrong }) => wrong)).toEqual([]);
});

test('under no fault is an operation lost, sent twice, or told otherwise than it is', () => {
  const { run, lost, doubled, false: untrue } = asPart(results);
  expect({ run, lost, doubled, untrue }).toEqual({ run: 152, lost: 0, doubled: 0, untrue: 0 });
});

test('a table that expects something else is contradicted in every call', async () => {
  const [unlike] = allCells().filter(({ row }) => row === 13);
  const refused = allCells().find(({ row }) => row === 1)?.variants[0];
  const played = unlike?.variants[0];
  if (unlike === undefined || refused === undefined || played === undefined) throw new Error('no such rows');
  const variants = [{ ...refused, play: played.play }];
  const cells = CALLS.map((call) => ({ ...unlike, call, truth: 'happened' as const, variants }));
  const contradicted = await runCells(cells, 4);
  expect(contradicted.filter(({ wrong }) => wrong.length === 0)).toEqual([]);
}, 60_000);

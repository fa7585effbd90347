import { beforeAll, expect, test } from 'vitest';
import { CALLS } from './fault-matrix-row.ts';
import { allCells, runCells, sampledCells, type CellResult } from './run-fault-matrix.ts';

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
  const sum = (of: 'lost' | 'doubled' | 'untrue') => results.reduce((total, each) => total + each[of], 0);
  expect({ lost: sum('lost'), doubled: sum('doubled'), untrue: sum('untrue') }).toEqual({
    lost: 0,
    doubled: 0,
    untrue: 0,
  });
});

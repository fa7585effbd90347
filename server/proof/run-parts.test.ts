import { expect, test } from 'vitest';
import { emptyResult, isProven, tableOf, type PartResult } from './part-result.ts';
import { runParts, type Parts } from './run-parts.ts';

const well = async (): Promise<PartResult> => ({ ...emptyResult('well'), run: 3, tries: 4 });
const PARTS: Parts = {
  throws: () => Promise.reject(new Error('no disk is left')),
  'never ends': () => new Promise(() => undefined),
  well,
};

async function prove(...wanted: string[]) {
  const said: string[] = [];
  const results = await runParts(PARTS, wanted, { longestMs: 50, say: (line) => said.push(line) });
  return { results, said };
}

test('a part that throws or never ends is reported as failed with its reason, and the others go on', async () => {
  const { results, said } = await prove('throws', 'never ends', 'well');
  expect(results.map((result) => isProven([result]))).toEqual([false, false, true]);
  expect(results[0]).toMatchObject({ run: 0, other: 1, notRun: ['stopped: Error: no disk is left'] });
  expect(results[1]?.notRun).toEqual(['stopped: it did not end in 0 minutes']);
  expect(said.filter((line) => /^[✓✗]/.test(line))).toEqual([
    '✗ throws: 0 cells (0 s)',
    '✗ never ends: 0 cells (0 s)',
    '✓ well: 3 cells (0 s)',
  ]);
  expect(tableOf(results).split('\n').at(-1)).toMatch(/^well +3 +4 +0 +0 +0 +0 +0$/);
});

test('a part nobody knows is named before anything is run', async () => {
  await expect(prove('well', 'weather')).rejects.toThrow('there is no part “weather”');
});

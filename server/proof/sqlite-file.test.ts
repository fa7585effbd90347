import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProofWorld, type ProofWorld } from './proof-world.ts';
import { allFileCells, fileTrouble } from './sqlite-faults.ts';
import type { FileTrouble } from './sqlite-trouble.ts';

let world: ProofWorld;
beforeAll(async () => {
  world = await createProofWorld(null);
});
afterAll(() => world.close());

/** Each commit once, and each trouble at another side of it. */
const SIDES: Record<FileTrouble, RegExp> = {
  'held by somebody else': /^before/,
  'the disk is full': /^inside/,
  'every write fails': /^after/,
};

test(
  'a file that cannot be written at a commit is told as such, and everything is settled afterwards',
  { timeout: 90_000 },
  async () => {
    const cells = allFileCells().filter(({ point, trouble }) => SIDES[trouble].test(point));
    const { problems, run, notRun } = await fileTrouble(world, cells, 6);
    expect(problems).toEqual([]);
    expect(run, notRun.join('; ')).toBeGreaterThanOrEqual(4);
  },
);

test('the whole matrix has every commit, from each side from which a file can be troubled', () => {
  expect(allFileCells()).toHaveLength(3 * 3 * 4 - 4);
});

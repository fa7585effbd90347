import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProofWorld, type ProofWorld } from './proof-world.ts';
import { allFileCells, fileTrouble } from './sqlite-faults.ts';

let world: ProofWorld;
beforeAll(async () => {
  world = await createProofWorld(null);
});
afterAll(() => world.close());

test(
  'a file that is held by somebody else or a full disk is told as such, and everything is settled afterwards',
  { timeout: 60_000 },
  async () => {
    const { problems, run, notRun } = await fileTrouble(world, allFileCells(), 4);
    expect(problems).toEqual([]);
    expect(run, notRun.join('; ')).toBeGreaterThanOrEqual(2);
  },
);

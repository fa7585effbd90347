import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { databaseGone, type LineCell } from './database-faults.ts';
import { postgresTrouble, SERVER_TROUBLES } from './postgres-faults.ts';
import { createProofWorld, type ProofWorld } from './proof-world.ts';

const postgresUrl = inject('postgresUrl');
let world: ProofWorld;
beforeAll(async () => {
  world = await createProofWorld(postgresUrl);
});
afterAll(() => world.close());

test.skipIf(postgresUrl === null)(
  'a database that goes at a commit is told as such, and what was begun is settled when it returns',
  { timeout: 90_000 },
  async () => {
    const cells: LineCell[] = [
      { moment: 'requested', how: 'gone before the commit', effect: 'before' },
      { moment: 'requested', how: 'gone with the commit', effect: 'before' },
      { moment: 'send-began', how: 'gone with the commit', effect: 'before' },
      { moment: 'send-began', how: 'stalls at the commit', effect: 'before' },
      { moment: 'answered', how: 'gone before the commit', effect: 700 },
      { moment: 'tracked', how: 'gone with the commit', effect: 'before' },
    ];
    const { problems, run } = await databaseGone(world, cells, 6);
    expect(problems).toEqual([]);
    expect(run).toBe(cells.length);
  },
);

test.skipIf(postgresUrl === null)(
  'a database that is read-only, slow or full is told as such, and the same click goes through afterwards',
  { timeout: 60_000 },
  async () => {
    const { problems, run } = await postgresTrouble(world, SERVER_TROUBLES, 3);
    expect(problems).toEqual([]);
    expect(run).toBeGreaterThanOrEqual(2);
  },
);

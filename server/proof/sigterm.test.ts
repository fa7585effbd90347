import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createProofWorld, type ProofWorld } from './proof-world.ts';
import { sigterm, type TermCell } from './sigterm.ts';

const postgresUrl = inject('postgresUrl');
let world: ProofWorld;
beforeAll(async () => {
  world = await createProofWorld(postgresUrl);
});
afterAll(() => world.close());

test(
  'a server that is told to go finishes what was sent, leaves with 0, and the next one settles the rest',
  {
    timeout: 60_000,
  },
  async () => {
    const cells: TermCell[] = [{ kind: 'SQLite', links: 6 }];
    if (postgresUrl !== null) cells.push({ kind: 'PostgreSQL', links: 6 });
    const { problems, run } = await sigterm(world, cells);
    expect(problems).toEqual([]);
    expect(run).toBe(cells.length);
  },
);

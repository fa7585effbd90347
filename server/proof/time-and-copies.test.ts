import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { allJumpCells, clockJumps } from './clock-jumps.ts';
import { olderCopy } from './older-copy.ts';
import { createProofWorld, type ProofWorld } from './proof-world.ts';
import { stoppedProcess, type StopCell } from './stopped-process.ts';

const postgresUrl = inject('postgresUrl');
let world: ProofWorld;
beforeAll(async () => {
  world = await createProofWorld(postgresUrl);
});
afterAll(() => world.close());

test(
  'a clock that jumps an hour, either way, makes no cancel untrue and loses none',
  { timeout: 90_000 },
  async () => {
    const cells = allJumpCells().filter(({ kind, effect }) => kind === 'SQLite' && effect !== 'before');
    const { problems, run } = await clockJumps(world, cells, 4);
    expect(problems).toEqual([]);
    expect(run).toBe(4);
  },
);

test(
  'a process that stood still after the intent sends nothing late and settles what it began',
  { timeout: 60_000 },
  async () => {
    const cells: StopCell[] = [
      { kind: 'SQLite', point: 'after send-began', fullPace: false },
      { kind: 'SQLite', point: 'after requested', fullPace: false },
    ];
    const { problems, run } = await stoppedProcess(world, cells);
    expect(problems).toEqual([]);
    expect(run).toBe(cells.length);
  },
);

test(
  'a database restored from an older copy is noticed, and its cancels are not sent again',
  { timeout: 30_000 },
  async () => {
    expect(await olderCopy(world)).toMatchObject({ problems: [], run: 1 });
  },
);

import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { CRASH_POINTS } from '../testing/crash-points.ts';
import { EFFECTS } from './crash-expectations.ts';
import { allCrashCells, crashMatrix, type CrashCell } from './crash-matrix.ts';
import { createProofWorld, type ProofWorld } from './proof-world.ts';

const postgresUrl = inject('postgresUrl');
/** Where the replicas matter most: the survivor settles what the other one left. */
const ON_POSTGRES: CrashCell[] = [
  { point: 'inside requested', effect: 'happened', kind: 'PostgreSQL', replicas: 1 },
  { point: 'inside send-began', effect: 'happened', kind: 'PostgreSQL', replicas: 2 },
  { point: 'bytes sent', effect: 'will happen', kind: 'PostgreSQL', replicas: 2 },
  { point: 'inside answered', effect: 'happened', kind: 'PostgreSQL', replicas: 2 },
  { point: 'after answered', effect: 'refused', kind: 'PostgreSQL', replicas: 1 },
];
let world: ProofWorld;
beforeAll(async () => {
  world = await createProofWorld(postgresUrl);
});
afterAll(() => world.close());

test('the whole matrix has every point and effect on both databases, and two replicas on PostgreSQL', () => {
  const refused = CRASH_POINTS.indexOf('bytes sent');
  expect(allCrashCells()).toHaveLength(3 * (3 * CRASH_POINTS.length + CRASH_POINTS.length - refused - 1));
});

test(
  'a server that is killed at any point of a cancel loses, doubles and misreports nothing',
  { timeout: 90_000 },
  async () => {
    const each = CRASH_POINTS.map((point, n): CrashCell => ({
      ...{ point, effect: EFFECTS[n % 3] ?? 'never', kind: 'SQLite', replicas: 1 },
    }));
    const cells = [...each, ...(postgresUrl === null ? [] : ON_POSTGRES)];
    const { problems, run } = await crashMatrix(world, cells, 7);
    expect(problems).toEqual([]);
    expect(run).toBe(cells.length);
  },
);

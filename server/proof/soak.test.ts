import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createProofWorld, type ProofWorld } from './proof-world.ts';
import { FLAT, judgeVitals, soak } from './soak.ts';

const postgresUrl = inject('postgresUrl');
let world: ProofWorld;
beforeAll(async () => {
  world = await createProofWorld(postgresUrl);
});
afterAll(() => world.close());

/** A server that has only just started still grows into its work. */
const WARMING_UP = { heapBytes: 1.6, rssBytes: 1.6, handles: 2, files: 2, delayMs: 4 };

test(
  'people who work through the provider’s troubles lose nothing, and the server stays as it was',
  { timeout: 90_000 },
  async () => {
    const { problems, run } = await soak(world, 0.08, WARMING_UP);
    expect(problems).toEqual([]);
    expect(run).toBeGreaterThan(1);
  },
);

test('a server that grows by half, or becomes slow, is noticed', () => {
  const sample = { heapBytes: 20e6, rssBytes: 90e6, handles: 20, files: 30, delayMs: 25 };
  const growing = Array.from({ length: 9 }, (_, n) => ({ ...sample, heapBytes: 20e6 * (1 + n / 12) }));
  expect(judgeVitals(growing, FLAT)).toEqual([{ kind: 'other', what: expect.stringContaining('heapBytes') }]);
  const slow = Array.from({ length: 9 }, (_, n) => ({ ...sample, delayMs: 25 * (n + 1) }));
  expect(judgeVitals(slow, FLAT)).toHaveLength(1);
  expect(
    judgeVitals(
      Array.from({ length: 9 }, () => ({ ...sample })),
      FLAT,
    ),
  ).toEqual([]);
});

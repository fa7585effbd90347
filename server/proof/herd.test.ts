import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { herd } from './herd.ts';
import { createProofWorld, type ProofWorld } from './proof-world.ts';

const postgresUrl = inject('postgresUrl');
let world: ProofWorld;
beforeAll(async () => {
  world = await createProofWorld(postgresUrl);
});
afterAll(() => world.close());

test.skipIf(postgresUrl === null)(
  'two hundred clicks of ten people are one request, and many links at once are one request each',
  { timeout: 90_000 },
  async () => {
    const size = { people: 10, clicksEach: 20, links: 60, ratePerS: 100 };
    expect(await herd(world, size)).toMatchObject({ problems: [], run: 2 });
  },
);

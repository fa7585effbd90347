import { expect, test } from 'vitest';
import { openVirtualDesk } from '../../simulation/virtual-desk.ts';
import { requested, SECOND } from '../../testing/test-operation.ts';

test('what is in doubt is looked at again after 5, 15 and 45 seconds', async () => {
  await using desk = await openVirtualDesk(requested());
  desk.settle();
  await desk.fallIntoDoubt();
  await desk.passes(50 * SECOND);
  const seconds = desk.provider.trackedAt.map((at) => Math.round(at / SECOND));
  expect(seconds).toEqual([0, 6, 16, 46]);
});

test.each([
  ['read at once and told late', 0, 6 * SECOND],
  ['read late', 6 * SECOND, 0],
])('a time of the database that is %s is no jump of its clock', async (_how, beforeMs, afterMs) => {
  await using desk = await openVirtualDesk(requested());
  desk.settle();
  const { quietUntil } = await desk.fallIntoDoubt();
  await desk.passes(3 * SECOND);
  desk.slowClock({ beforeMs, afterMs });
  await desk.passes(10 * SECOND);
  desk.slowClock({ beforeMs: 0, afterMs: 0 });
  await desk.passes(10 * SECOND);
  expect((await desk.operation())?.quietUntil).toBe(quietUntil);
});

test('a jump of the clock behind a slow answer is seen as soon as answers are quick again', async () => {
  await using desk = await openVirtualDesk(requested());
  desk.settle();
  const { quietUntil } = await desk.fallIntoDoubt();
  await desk.passes(3 * SECOND);
  desk.slowClock({ beforeMs: 0, afterMs: 9 * SECOND });
  await desk.passes(SECOND);
  desk.jumpClock(8 * SECOND);
  await desk.passes(20 * SECOND);
  desk.slowClock({ beforeMs: 0, afterMs: 0 });
  await desk.passes(12 * SECOND);
  expect((await desk.operation())?.quietUntil).toBeGreaterThan(quietUntil ?? 0);
});

test('a stop waits for what the settler has begun, and nothing is begun after it', async () => {
  await using desk = await openVirtualDesk(requested());
  const settling = desk.settle();
  await desk.fallIntoDoubt();
  desk.slowCommits({ beforeMs: 4 * SECOND });
  await desk.passes(3 * SECOND);
  let hasStopped = false;
  void settling.stop().then(() => (hasStopped = true));
  await desk.passes(SECOND);
  expect(hasStopped).toBe(false);
  await desk.passes(20 * SECOND);
  expect(hasStopped).toBe(true);
  const looks = desk.provider.trackedAt.length;
  await desk.passes(60 * SECOND);
  expect(desk.provider.trackedAt).toHaveLength(looks);
});

import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createProviderRate, type ProviderRate } from './provider-rate.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** Whether a turn is to be had at once. */
async function hasTurn(rate: ProviderRate): Promise<boolean> {
  let has = false;
  void rate.take('look').then(
    (turn) => {
      has = true;
      turn.release();
    },
    () => undefined,
  );
  await pass(0);
  return has;
}

test('a turn that is held counts until it is used, and from then on by that moment', async () => {
  const rate = createProviderRate(1);
  const turn = await rate.take('send');
  await pass(1500);
  expect(await hasTurn(rate)).toBe(false);
  expect(turn.use()).toBe(true);
  // A second, and what one call may be longer on its way than another.
  await pass(1049);
  expect(await hasTurn(rate)).toBe(false);
  await pass(1);
  expect(await hasTurn(rate)).toBe(true);
});

test('a turn that is given back unused is somebody else’s at once', async () => {
  const rate = createProviderRate(1);
  const turn = await rate.take('send');
  turn.release();
  expect(await hasTurn(rate)).toBe(true);
  expect(turn.use()).toBe(false);
});

test.each([
  ['read', 'look', 2_000],
  ['write', 'send', 10_000],
] as const)('a turn that no %s uses or gives back blocks nobody for longer', async (_, priority, heldMs) => {
  const rate = createProviderRate(1);
  await rate.take(priority);
  await pass(heldMs - 1);
  expect(await hasTurn(rate)).toBe(false);
  await pass(1);
  expect(await hasTurn(rate)).toBe(true);
});

test('a read that would only wait for a connection keeps no write from its turn', async () => {
  const rate = createProviderRate(3, { readsAtOnce: 1 });
  const reading = await rate.take('look');
  reading.use();
  expect(await hasTurn(rate)).toBe(false);
  const writing = await rate.take('send');
  expect(writing.use()).toBe(true);
  reading.release();
  expect(await hasTurn(rate)).toBe(true);
});

test('whoever kept a turn for too long goes where there is room, and is held back where there is none', async () => {
  const rate = createProviderRate(2);
  const [first, second] = [await rate.take('look'), await rate.take('look')];
  await pass(2000);
  (await rate.take('look')).use();
  expect(first.use()).toBe(true);
  expect(second.use()).toBe(false);
});

test('one turn is one call', async () => {
  const rate = createProviderRate(5);
  const turn = await rate.take('send');
  expect([turn.use(), turn.use()]).toEqual([true, false]);
});

test('what is held beyond a smaller share does not leave any more', async () => {
  const rate = createProviderRate(4);
  const turns = [await rate.take('send'), await rate.take('send'), await rate.take('send')];
  rate.setShare(0.5);
  expect(turns.map((turn) => turn.use())).toEqual([true, true, false]);
});

/** What somebody does: comes, keeps the turn for so long, and ends by calling, giving it back, or forgetting it. */
const visit = fc.record({
  comesAfterMs: fc.integer({ min: 0, max: 400 }),
  priority: fc.constantFrom('send', 'cancel', 'look', 'refresh'),
  keepsMs: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 3000 })),
  ends: fc.constantFrom('calls', 'calls', 'calls', 'gives back', 'forgets'),
});

test('no second ever sees more calls than the rate, whoever keeps a turn for however long', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(visit, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 6 }),
      async (visits, perSecond) => {
        const rate = createProviderRate(perSecond);
        const leftAt: number[] = [];
        for (const { comesAfterMs, priority, keepsMs, ends } of visits) {
          await pass(comesAfterMs);
          void rate.take(priority as 'send').then(
            async (turn) => {
              await new Promise((resolve) => setTimeout(resolve, keepsMs));
              if (ends === 'calls' && turn.use()) leftAt.push(performance.now());
              if (ends === 'gives back') turn.release();
            },
            () => undefined,
          );
        }
        await pass(25_000);
        for (const [n, at] of leftAt.entries()) {
          expect((leftAt[n + perSecond] ?? Infinity) - at).toBeGreaterThanOrEqual(1000);
        }
        // And nothing stays behind that keeps others from calling.
        expect(await hasTurn(rate)).toBe(true);
        rate.close();
      },
    ),
    { numRuns: 150 },
  );
});

test('an answer that asks for no rest ends none that was asked for', async () => {
  const rate = createProviderRate(1, { maxWaitMs: 60_000 });
  rate.rest(10_000);
  rate.rest(0);
  let isRefreshed = false;
  const refreshing = rate.take('refresh').then(() => (isRefreshed = true));
  await pass(9_900);
  expect(isRefreshed).toBe(false);
  await pass(200);
  expect(isRefreshed).toBe(true);
  await refreshing;
});

import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Failure } from '../failure.ts';
import { createProviderRate, type ProviderRate } from './provider-rate.ts';
import type { Priority } from './waiting-turns.ts';

const CLOCK = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] as const;
beforeEach(() => void vi.useFakeTimers({ toFake: [...CLOCK] }));
afterEach(() => void vi.useRealTimers());

/** After it a second's turns are to be had again: the road has its part of it. */
const SECOND_MS = 1050;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** A rate whose turns are used at once, and who got one or was refused, in order. */
function desk(perSecond: number) {
  const rate: ProviderRate = createProviderRate(perSecond);
  const told: { who: string | null; priority: Priority; outcome: string; at: number }[] = [];
  const ask = (who: string | null, priority: Priority = 'look') =>
    void rate.take(priority, who).then(
      (turn) => {
        turn.use();
        turn.release();
        told.push({ who, priority, outcome: 'served', at: performance.now() });
      },
      ({ code }: Failure) => told.push({ who, priority, outcome: code, at: performance.now() }),
    );
  const names = (outcome: string) => told.filter((one) => one.outcome === outcome).map(({ who }) => who);
  return { ask, told, names, rate };
}

test('who asks for a hundred things at once costs the others one turn', async () => {
  const { ask, names } = desk(5);
  for (let n = 0; n < 130; n += 1) ask('mallory');
  ask('asha');
  ask('ravi');
  await pass(0);
  // Five had a turn, ten wait, and the others are told at once.
  expect(names('overloaded')).toEqual(Array(115).fill('mallory'));
  await pass(SECOND_MS);
  expect(names('served').slice(5)).toEqual(['mallory', 'asha', 'ravi', 'mallory', 'mallory']);
});

test('the eleventh that one person has waiting is told when to come back, and gives way to what is more urgent', async () => {
  const { ask, told, rate } = desk(5);
  for (let n = 0; n < 15; n += 1) ask('asha', 'refresh');
  await pass(0);
  await expect(rate.take('refresh', 'asha')).rejects.toMatchObject({
    code: 'overloaded',
    extras: { retryAfterS: 3 },
  });
  ask('asha', 'look');
  await pass(0);
  expect(told.at(-1)).toMatchObject({ priority: 'refresh', outcome: 'overloaded' });
  await pass(SECOND_MS);
  expect(told.find(({ at }) => at > 500)).toMatchObject({ priority: 'look', outcome: 'served' });
});

test('what one person asks for over and over keeps nobody’s page from being read', async () => {
  const { ask, told } = desk(5);
  const flood = setInterval(() => ask('mallory', 'look'), 20);
  await pass(2500);
  const askedAt = performance.now();
  ask('asha', 'refresh');
  ask('ravi', 'resend');
  await pass(1000);
  clearInterval(flood);
  const served = told.filter(({ who, outcome }) => who !== 'mallory' && outcome === 'served');
  expect(served.map(({ who }) => who)).toEqual(['ravi', 'asha']);
  expect((served.at(-1)?.at ?? Infinity) - askedAt).toBeLessThanOrEqual(0.7 * SECOND_MS);
});

test('ten people who fill the queue give a place to the eleventh', async () => {
  const { ask, names } = desk(1);
  ask(null);
  for (let n = 0; n < 100; n += 1) ask(`p-${n % 10}`);
  await pass(0);
  expect(names('overloaded')).toEqual([]);
  ask('asha');
  await pass(0);
  expect(names('overloaded')).toEqual(['p-9']);
});

test('the cancels of one person wait for nobody’s looks and are not counted by person', async () => {
  const { ask, told } = desk(20);
  for (let n = 0; n < 20; n += 1) ask(null, 'walk');
  for (let n = 0; n < 10; n += 1) ask('mallory', 'look');
  for (let n = 0; n < 40; n += 1) ask('asha', n % 2 === 0 ? 'cancel' : 'send');
  await pass(2100);
  const order = told.slice(20, 60).map(({ priority }) => priority);
  expect(order).toEqual([...Array<string>(20).fill('send'), ...Array<string>(20).fill('cancel')]);
});

test('a refresh that rests lets the looks of the same round pass', async () => {
  const { ask, told, rate } = desk(2);
  ask('mallory');
  ask('mallory');
  rate.rest(3000);
  ask('asha', 'refresh');
  ask('mallory');
  await pass(1000);
  expect(told.at(-1)).toMatchObject({ who: 'mallory', outcome: 'served' });
  await pass(2000);
  expect(told.at(-1)).toMatchObject({ who: 'asha', outcome: 'served', at: 3000 });
});

const PEOPLE = ['asha', 'ravi', 'meera'];

test('whatever three people do, nobody waits for more than two of anybody’s turns after coming, within one kind', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...PEOPLE), fc.integer({ min: 0, max: 300 })), { maxLength: 80 }),
      fc.integer({ min: 2, max: 8 }),
      async (visits, perSecond) => {
        const { ask, told, rate } = desk(perSecond);
        const came: { who: string; at: number }[] = [];
        for (const [who, afterMs] of visits) {
          await pass(afterMs);
          came.push({ who, at: performance.now() });
          ask(who);
        }
        await pass(8000);
        rate.close();
        expect(told).toHaveLength(came.length);
        for (const who of PEOPLE) fairTo(who, came, told);
      },
    ),
    { numRuns: 200 },
  );
});

/** While somebody waits, each of the others has one turn in their round, and one that was under way when they came. */
function fairTo(
  who: string,
  came: readonly { who: string; at: number }[],
  told: ReturnType<typeof desk>['told'],
): void {
  const served = told.filter(({ outcome }) => outcome === 'served');
  const own = served.filter((one) => one.who === who);
  for (const one of came.filter((other) => other.who === who)) {
    const next = own.find(({ at }) => at >= one.at);
    if (next === undefined) continue;
    const meanwhile = served.filter(({ at }) => at > one.at && at < next.at);
    for (const other of PEOPLE.filter((name) => name !== who))
      expect(meanwhile.filter((turn) => turn.who === other).length).toBeLessThanOrEqual(2);
  }
}

import { test } from 'vitest';
import type { Failure } from '../failure.ts';
import type { Turn } from './instantpay.ts';
import { createProviderRate } from './provider-rate.ts';

const use = async (turn: Promise<Turn>) => (await turn).use();

test.concurrent('no second holds more calls than the rate, after a pause or with some longer on the road than others', async ({
  expect,
}) => {
  const rate = createProviderRate(20);
  const at: number[] = [];
  const take = async (count: number) => {
    await Promise.all(
      Array.from({ length: count }, async () => {
        (await rate.take('look')).use();
        at.push(performance.now());
      }),
    );
  };
  await take(12);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await take(20);
  for (let first = 0; first + 20 < at.length; first++) {
    expect((at[first + 20] ?? 0) - (at[first] ?? 0)).toBeGreaterThanOrEqual(1030);
  }
  expect(at).toHaveLength(32);
});

test.concurrent('when turns are short the order is send, cancel, settle, look, resend, refresh, walk', async ({
  expect,
}) => {
  const rate = createProviderRate(50);
  await Promise.all(Array.from({ length: 50 }, () => use(rate.take('walk'))));
  const order: string[] = [];
  const waiting = (['walk', 'resend', 'look', 'refresh', 'settle', 'cancel', 'send', 'look'] as const).map(
    (priority) => use(rate.take(priority)).then(() => order.push(priority)),
  );
  await Promise.all(waiting);
  expect(order).toEqual(['send', 'cancel', 'settle', 'look', 'look', 'resend', 'refresh', 'walk']);
});

test.concurrent('a call that finds no turn in time is told when to come back', async ({ expect }) => {
  const rate = createProviderRate(1, { maxWaitMs: 50 });
  await use(rate.take('look'));
  await expect(rate.take('look')).rejects.toMatchObject({ code: 'overloaded', extras: { retryAfterS: 1 } });
});

test.concurrent('a full queue gives way to a cancel by refusing its least urgent call', async ({
  expect,
}) => {
  const rate = createProviderRate(1);
  await use(rate.take('look'));
  const refused: string[] = [];
  const ask = (priority: 'walk' | 'look' | 'cancel') =>
    rate.take(priority).catch((failure: Failure) => refused.push(`${priority} ${failure.code}`));
  const waiting = [ask('walk'), ...Array.from({ length: 99 }, () => ask('look'))];
  waiting.push(ask('cancel'));
  await Promise.resolve();
  await Promise.resolve();
  expect(refused).toEqual(['walk overloaded']);
  rate.close();
  await Promise.all(waiting);
  expect(refused).toHaveLength(101);
});

test.concurrent('a replica with half the rate takes half the calls', async ({ expect }) => {
  const rate = createProviderRate(10, { maxWaitMs: 100 });
  rate.setShare(0.5);
  const turns = await Promise.allSettled(Array.from({ length: 10 }, () => rate.take('look')));
  expect(turns.filter((turn) => turn.status === 'fulfilled')).toHaveLength(5);
});

test.concurrent('a rate below one a second spaces its calls', async ({ expect }) => {
  const rate = createProviderRate(0.5, { maxWaitMs: 100 });
  await use(rate.take('look'));
  await expect(rate.take('cancel')).rejects.toMatchObject({ code: 'overloaded' });
});

test.concurrent('while the provider asks for fewer calls, refreshing and the walk wait and people do not', async ({
  expect,
}) => {
  const rate = createProviderRate(100, { maxWaitMs: 2000 });
  const order: string[] = [];
  rate.rest(200);
  const restedAt = performance.now();
  const refreshed = rate.take('refresh').then(() => {
    order.push('refresh');
    return performance.now() - restedAt;
  });
  await rate.take('resend').then(() => order.push('resend'));
  await rate.take('look').then(() => order.push('look'));
  expect(await refreshed).toBeGreaterThanOrEqual(195);
  expect(order).toEqual(['resend', 'look', 'refresh']);
});

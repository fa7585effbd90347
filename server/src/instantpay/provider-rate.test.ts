import { expect, test } from 'vitest';
import type { Failure } from '../failure.ts';
import { createProviderRate } from './provider-rate.ts';

test('no second holds more calls than the rate, also after a pause', async () => {
  const rate = createProviderRate(20);
  const at: number[] = [];
  const take = async (count: number) => {
    await Promise.all(
      Array.from({ length: count }, () => rate.take('look').then(() => at.push(performance.now()))),
    );
  };
  await take(12);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await take(30);
  for (let first = 0; first + 20 < at.length; first++) {
    expect((at[first + 20] ?? 0) - (at[first] ?? 0)).toBeGreaterThanOrEqual(998);
  }
  expect(at).toHaveLength(42);
});

test('when turns are short the order is cancel, settle, look, resend, refresh, walk', async () => {
  const rate = createProviderRate(50);
  await Promise.all(Array.from({ length: 50 }, () => rate.take('walk')));
  const order: string[] = [];
  const waiting = (['walk', 'resend', 'look', 'refresh', 'settle', 'cancel', 'look'] as const).map(
    (priority) => rate.take(priority).then(() => order.push(priority)),
  );
  await Promise.all(waiting);
  expect(order).toEqual(['cancel', 'settle', 'look', 'look', 'resend', 'refresh', 'walk']);
});

test('a call that finds no turn in time is told when to come back', async () => {
  const rate = createProviderRate(1, 50);
  await rate.take('look');
  await expect(rate.take('look')).rejects.toMatchObject({ code: 'overloaded', extras: { retryAfterS: 1 } });
});

test('a full queue gives way to a cancel by refusing its least urgent call', async () => {
  const rate = createProviderRate(1);
  await rate.take('look');
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

test('a replica with half the rate takes half the calls', async () => {
  const rate = createProviderRate(10, 100);
  rate.setShare(0.5);
  const turns = await Promise.allSettled(Array.from({ length: 10 }, () => rate.take('look')));
  expect(turns.filter((turn) => turn.status === 'fulfilled')).toHaveLength(5);
});

test('a rate below one a second spaces its calls', async () => {
  const rate = createProviderRate(0.5, 100);
  await rate.take('look');
  await expect(rate.take('cancel')).rejects.toMatchObject({ code: 'overloaded' });
});

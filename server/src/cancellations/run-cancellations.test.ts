import { expect, test } from 'vitest';
import { actorOf } from '../../simulation/people.ts';
import { openVirtualDesk } from '../../simulation/virtual-desk.ts';
import { asha, requested, SECOND, timePassed } from '../../testing/test-operation.ts';
import { outcomeInTime } from './outcome-in-time.ts';

test.each([
  ['leaves at once', 0, 0, 1],
  ['leaves a moment before two seconds have passed', 1000, 999, 1],
  ['stays when its connection takes two seconds', 0, 2000, 0],
  ['stays when its record is answered after two seconds', 2000, 0, 0],
  ['stays when both together take two seconds', 1000, 1000, 0],
])('a recorded request %s', async (_how, recordedAfterMs, connectedAfterMs, sent) => {
  await using desk = await openVirtualDesk(requested());
  const clicked = await desk.click();
  desk.slowCommits({ afterMs: recordedAfterMs });
  desk.provider.connectMs = connectedAfterMs;
  void desk.cancellations.carryOn(clicked, '127.0.0.1');
  await desk.passes(30 * SECOND);
  expect(desk.provider.sentAt).toHaveLength(sent);
  expect((await desk.operation())?.state).toBe(sent === 0 ? 'not-sent' : 'unknown');
});

test('a check that failed is counted like any other', async () => {
  await using desk = await openVirtualDesk(requested());
  await desk.fallIntoDoubt();
  desk.provider.tracked = () => Promise.reject(new Error('InstantPay could not be reached'));
  await desk.passes(10 * SECOND);
  await desk.cancellations.apply('op-1', timePassed);
  expect(await desk.operation()).toMatchObject({ state: 'unknown', checks: 2 });
});

test('whoever has waited for half a minute is told what stands by then', async () => {
  await using desk = await openVirtualDesk(requested());
  const clicked = await desk.click();
  desk.provider.tracked = () => new Promise(() => undefined);
  const told = outcomeInTime(desk.cancellations, clicked, actorOf(asha.id));
  await desk.passes(30 * SECOND);
  expect((await told).state).toBe('unknown');
});

test('a stop waits for the answer to a check that is under way, and it is recorded', async () => {
  await using desk = await openVirtualDesk(requested());
  await desk.fallIntoDoubt();
  const look = Promise.withResolvers<string>();
  desk.provider.tracked = () => look.promise;
  await desk.passes(10 * SECOND);
  void desk.cancellations.apply('op-1', timePassed);
  await desk.passes(SECOND);
  const order: string[] = [];
  void desk.cancellations.drained().then(() => order.push('stopped'));
  await desk.passes(SECOND);
  order.push('answered');
  look.resolve('CANCELLED');
  await desk.passes(SECOND);
  expect(order).toEqual(['answered', 'stopped']);
  expect((await desk.operation())?.state).toBe('cancelled');
});

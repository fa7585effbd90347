import { expect, test } from 'vitest';
import { createTurns } from './take-turns.ts';

test('so many work at once, the others in the order they came, and past a bound they are refused', async () => {
  const turns = createTurns({ atOnce: 2, mostWaiting: 3, refusal: () => new Error('too many') });
  let [working, most] = [0, 0];
  const order: number[] = [];
  const work = (number: number) => async () => {
    most = Math.max(most, (working += 1));
    await new Promise((resolve) => setTimeout(resolve, 5));
    working -= 1;
    order.push(number);
    if (number === 2) throw new Error('of the work itself');
    return number;
  };
  const all = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((number) => turns.take(work(number))));
  expect(all.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))).toEqual([
    1,
    'Error: of the work itself',
    ...[3, 4, 5],
    'Error: too many',
  ]);
  expect(order).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
  expect(turns.isIdle()).toBe(true);
  expect(await turns.take(work(7))).toBe(7);
});

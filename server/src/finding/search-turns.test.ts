import { setImmediate as letOthersRun } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createSearchTurns } from './search-turns.ts';

test('of one person two searches run at once, in the order in which they were asked; others do not wait', async () => {
  const turns = createSearchTurns();
  const begun: string[] = [];
  const { promise: end, resolve } = Promise.withResolvers<void>();
  const ask = (person: string, what: string) =>
    turns.take(person, async () => {
      begun.push(what);
      await end;
    });
  const all = [...['a', 'b', 'c', 'd'].map((what) => ask('busy', what)), ask('other', 'e')];
  await letOthersRun();
  expect(begun).toEqual(['a', 'b', 'e']);
  resolve();
  await Promise.all(all);
  expect(begun).toEqual(['a', 'b', 'e', 'c', 'd']);
});

test('a search that waits for InstantPay holds no turn, and one that failed leaves its own', async () => {
  const turns = createSearchTurns();
  const { promise: answer, resolve } = Promise.withResolvers<string>();
  const waiting = [1, 2, 3].map(() => turns.take('busy', (outside) => outside(() => answer)));
  const failing = [1, 2, 3].map(() => turns.take('busy', () => Promise.reject(new Error('broken'))));
  await expect(Promise.all(failing)).rejects.toThrow('broken');
  expect(await turns.take('busy', async () => 'found')).toBe('found');
  resolve('asked');
  expect(await Promise.all(waiting)).toEqual(['asked', 'asked', 'asked']);
});

test('more than five hundred that wait are refused, and told when to ask again', async () => {
  const turns = createSearchTurns();
  const { promise: end, resolve } = Promise.withResolvers<void>();
  const all = Array.from({ length: 502 }, () => turns.take('busy', () => end));
  await expect(turns.take('busy', () => end)).rejects.toMatchObject({
    ...{ code: 'too-many-requests', extras: { retryAfterS: 5 } },
  });
  resolve();
  await Promise.all(all);
  expect(await turns.take('busy', async () => 'found')).toBe('found');
});

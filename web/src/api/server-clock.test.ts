import { afterEach, expect, test } from 'vitest';
import { learnServerTime, serverNow } from './server-clock.ts';

const dated = (ms: number) => new Response(null, { headers: { Date: new Date(ms).toUTCString() } });

afterEach(() => learnServerTime(dated(Date.now())));

test('a screen whose clock is an hour behind goes by the server’s', () => {
  learnServerTime(dated(Date.now() + 3_600_000));
  expect(Math.abs(serverNow() - Date.now() - 3_600_000)).toBeLessThan(2_000);
});

test('the seconds an answer was on its way are no difference, and an answer without a date teaches nothing', () => {
  learnServerTime(dated(Date.now() - 3_000));
  expect(Math.abs(serverNow() - Date.now())).toBeLessThan(50);
  learnServerTime(dated(Date.now() + 3_600_000));
  learnServerTime(new Response(null));
  expect(serverNow() - Date.now()).toBeGreaterThan(3_000_000);
});

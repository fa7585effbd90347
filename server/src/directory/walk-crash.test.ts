import { expect, test, vi } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { idsOf, walkDesk, WITHIN } from '../../testing/walk-desk.ts';
import type { WalkParts } from './walk-list.ts';

/** Where a walk may end, in the order in which it comes there: each is the moment before or after one thing that it does. */
const POINTS = [
  'before list',
  'after list',
  'before put',
  'after put',
  'before commit',
  'after commit',
  'before countListed',
  'after countListed',
  'before missingSince',
  'after missingSince',
  'before track',
  'after track',
] as const;
type Point = (typeof POINTS)[number];
const ADDRESSES = ['203.0.113.1', '203.0.113.2'] as const;

/** A walk that stops for ever at a point, as one whose process was killed there; dispose of it before the desk. */
function mortal(point: Point, turn: number) {
  const { promise: never, reject } = Promise.withResolvers<never>();
  never.catch(() => undefined);
  let isDead = false;
  let seen = 0;
  let drop = () => {};
  const reach = async (here: string) => {
    if (here === point) seen += 1;
    if (here === point && seen === turn) {
      isDead = true;
      drop();
    }
    if (isDead) await never;
  };
  function guard<A extends unknown[], R>(name: string, act: (...args: A) => Promise<R>) {
    return async (...args: A): Promise<R> => {
      await reach(`before ${name}`);
      const result = await act(...args);
      await reach(`after ${name}`);
      return result;
    };
  }
  return {
    isDead: () => isDead,
    [Symbol.dispose]: () => reject(new Error('the process is gone')),
    wrap: ({ instantpay, directory, walks, links }: WalkParts): Partial<WalkParts> => ({
      instantpay: { list: guard('list', instantpay.list), track: guard('track', instantpay.track) },
      directory: { put: guard('put', directory.put) },
      walks: {
        ...walks,
        commit: guard('commit', walks.commit),
        keep(...held) {
          const lease = walks.keep(...held);
          ({ drop } = lease);
          return lease;
        },
      },
      links: {
        ...links,
        countListed: guard('countListed', links.countListed),
        missingSince: guard('missingSince', links.missingSince),
      },
    }),
  };
}

forEachDatabase((kind) => {
  test('killed at every point in turn, the walk goes on where it was, and every link is found', async () => {
    await using desk = await walkDesk(kind, 200, { leaseMs: 300, listing: { mostPerPage: 10 } });
    using lives = new DisposableStack();
    for (const point of POINTS) {
      const life = lives.use(mortal(point, /list|put|commit/.test(point) ? 2 : 1));
      desk.start(ADDRESSES[0], life.wrap);
      await vi.waitUntil(life.isDead, WITHIN);
    }
    desk.start(ADDRESSES[1]);
    await desk.isIn('complete');
    const ids = idsOf(desk.sandbox);
    expect(await desk.knownIds()).toEqual(ids);
    expect(await desk.see()).toMatchObject({ links: ids.length });
    // Three larger ones were refused; each kill repeats the page that was under way at most, and the newest are read anew.
    const whole = desk.pages().filter((page) => page.endsWith('/10') && page !== '1/10');
    expect(whole.length).toBeLessThan(ids.length / 10 + POINTS.length);
  });
});

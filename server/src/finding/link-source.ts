import type { Driver } from './link-index-store.ts';
import { isNothing, type Besides, type LinkWalk } from './link-walk-store.ts';
import { oneByOne } from './one-by-one.ts';
import type { Placed, Position, SortOrder } from './sort-order.ts';

/** At least so many; exactly, when all were counted. */
export type Counted = { links: number; isExact: boolean };

/** Links in the order of a sort. */
export type LinkSource = {
  /** The first so many behind a position. */
  take(after: Position | null, want: number): Promise<Placed[]>;
  count(): Promise<Counted>;
};

/** All of them, read at once. */
export function readSource(links: readonly Placed[], order: SortOrder): LinkSource {
  const sorted = links.toSorted(order.compare);
  return {
    take: async (after, want) => sorted.filter((link) => order.isAfter(link, after)).slice(0, want),
    count: async () => ({ links: sorted.length, isExact: true }),
  };
}

/** No more rows than these are looked at to say how many there are: of an index alone, and with what else is asked. */
const MOST_COUNTED = 10_000;
const MOST_LOOKED_AT = 4000;

/** Too many to be read at once; `drivers` follow one on the other. */
export function walkedSource(walk: LinkWalk, drivers: readonly Driver[], besides: Besides): LinkSource {
  return {
    async take(after, want) {
      const found: Placed[] = [];
      for (const [part, driver] of drivers.entries()) {
        // Behind the last that has a value stand only those that have none.
        if (after?.value === null && part < drivers.length - 1) continue;
        const from = after !== null && (after.value === null) === part > 0 ? after : null;
        found.push(...(await walk.take(driver, besides, { after: from, want: want - found.length })).found);
        if (found.length === want) break;
      }
      return found;
    },
    async count() {
      const reads = isNothing(besides) ? MOST_COUNTED : MOST_LOOKED_AT;
      const counts = await oneByOne(drivers, (driver) => walk.count(driver, besides, reads));
      return addUp(counts.map(({ links, ended }) => ({ links, isExact: ended })));
    },
  };
}

/** Of sources that share no link. */
export function joinSources(sources: readonly LinkSource[], order: SortOrder): LinkSource {
  const [only] = sources;
  if (only !== undefined && sources.length === 1) return only;
  return {
    take: async (after, want) => merge(await oneByOne(sources, (one) => one.take(after, want)), order, want),
    count: async () => addUp(await oneByOne(sources, (one) => one.count())),
  };
}

/** The first so many of several lists; none twice. */
export function merge(lists: readonly Placed[][], order: SortOrder, want: number): Placed[] {
  const byNo = new Map(lists.flat().map((link) => [link.no, link]));
  return [...byNo.values()].toSorted(order.compare).slice(0, want);
}

function addUp(counts: readonly Counted[]): Counted {
  return {
    links: counts.reduce((sum, { links }) => sum + links, 0),
    isExact: counts.every(({ isExact }) => isExact),
  };
}

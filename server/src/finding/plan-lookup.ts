import type { Condition } from './conditions-of.ts';
import { conditionDriver, keyDriver, sortDrivers, type Driver } from './link-index-store.ts';
import { joinSources, readSource, walkedSource, type LinkSource } from './link-source.ts';
import { isNothing, type Besides, type LinkWalk } from './link-walk-store.ts';
import type { SortOrder } from './sort-order.ts';

/** What is asked of the directory: links that have one key of every choice, and every condition holds for. */
export type Lookup = Besides & { order: SortOrder };

/** So many links are read and sorted at once rather than walked over. */
const FEW = 1000;

/**
 * How the links are best found.
 *
 * 1. Something that is asked for has few links: read them, look at the rest, sort. Only where there is no rest and they
 *    stand in the order that is asked for, a page of them is enough.
 * 2. Otherwise there are many. Walk over those of the rarest key (in the order in which links were made), of each
 *    status, or of the purpose, looking at the rest.
 * 3. Nothing of that: walk over the index of the sort, looking at everything.
 */
export async function planLookup(walk: LinkWalk, lookup: Lookup): Promise<LinkSource> {
  const { order } = lookup;
  const measured = await measureAll(walk, lookup);
  const rarest = measured[0];
  if (rarest !== undefined && rarest.rows <= FEW && !isWalkedAlone(rarest, order)) {
    const { found } = await walk.take(rarest.driver, rarest.besides, { after: null, want: 2 * FEW });
    return readSource(found, order);
  }
  const [keyed] = measured.filter(({ isKey }) => isKey);
  if (keyed !== undefined && order.column === 'created_at')
    return walkedSource(walk, [keyed.driver], keyed.besides);
  return walkOver(walk, lookup);
}

function isWalkedAlone({ isKey, besides }: Way, order: SortOrder): boolean {
  return isKey && order.column === 'created_at' && isNothing(besides);
}

type Way = { isKey: boolean; driver: Driver; besides: Besides };
type Measured = Way & { rows: number };

/** Each way in, and how many rows it has, the rarest first; where one has none, that alone. */
async function measureAll(walk: LinkWalk, { keys, conditions, order }: Lookup): Promise<Measured[]> {
  const ways: Way[] = [
    ...keys.map((choice) => ({
      ...{ isKey: true, driver: keyDriver(choice, order.descending) },
      besides: { conditions, keys: keys.filter((other) => other !== choice) },
    })),
    ...conditions.map((condition) => ({
      ...{ isKey: false, driver: conditionDriver(condition) },
      besides: { keys, conditions: conditions.filter((other) => other !== condition) },
    })),
  ];
  const measured: Measured[] = [];
  for (const way of ways) {
    measured.push({ ...way, rows: await walk.measure(way.driver, FEW + 1) });
    if (measured.at(-1)?.rows === 0) return measured.slice(-1);
  }
  return measured.toSorted((a, b) => a.rows - b.rows);
}

function walkOver(walk: LinkWalk, { keys, conditions, order }: Lookup): LinkSource {
  const bounds = conditions.filter(({ on }) => on === order.column);
  const others = conditions.filter(({ on }) => on !== order.column);
  const apart = keys.length === 0 ? others.find(({ on }) => standApart(on, order)) : undefined;
  if (apart === undefined || !('oneOf' in apart))
    return walkedSource(walk, sortDrivers(order, bounds), { keys, conditions: others });
  const rest = { keys, conditions: others.filter((one) => one !== apart) };
  const sources = apart.oneOf.map((value) =>
    walkedSource(walk, sortDrivers(order, [{ on: apart.on, oneOf: [value] }, ...bounds]), rest),
  );
  return joinSources(sources, order);
}

/** Links of one status stand together in every order, those of one purpose in the order in which they were made. */
function standApart(on: Condition['on'], { column }: SortOrder): boolean {
  return on === 'status' || (on === 'purpose_key' && column === 'created_at');
}

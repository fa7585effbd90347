import { sql, type SqlBool } from 'kysely';
import type { Condition } from './conditions-of.ts';
import { conditionDriver, keyDriver, sortDrivers } from './link-drivers.ts';
import { joinSources, readSource, walkedSource, type LinkSource } from './link-source.ts';
import type { Driver, LinkWalk } from './link-walk.ts';
import type { SortOrder } from './sort-order.ts';

/** What is asked of the directory: links that have every one of these keys, and every condition holds for. */
export type Lookup = {
  keys: readonly bigint[];
  conditions: readonly Condition[];
  order: SortOrder;
};

/** So many links are read and sorted at once rather than walked over. */
const FEW = 1000;

/**
 * How the links are best found.
 *
 * 1. Something that is asked for has few links: read them, look at the rest, sort.
 * 2. Otherwise there are many. In the order in which links were made: walk over those of the rarest key, of each
 *    status, or of the purpose, looking at the rest.
 * 3. In any other order: walk over the index of the sort, looking at everything.
 */
export async function planLookup(
  walk: LinkWalk,
  environment: string,
  { keys, conditions, order }: Lookup,
): Promise<LinkSource> {
  const measured = await measureAll(walk, environment, keys, conditions, order);
  const rarest = measured[0];
  if (rarest !== undefined && rarest.rows <= FEW) {
    const { found } = await walk.take(rarest.driver, rarest.besides, { after: null, want: 2 * FEW });
    return readSource(found, order);
  }
  const [key, ...others] = measured.flatMap((one) => one.key ?? []);
  if (key !== undefined && order.column === 'created_at')
    return walkedSource(walk, [keyDriver(key, order.descending)], { conditions, keys: others });
  return walkOver(walk, environment, { keys, conditions, order });
}

type Measured = { rows: number; driver: Driver; besides: Pick<Lookup, 'keys' | 'conditions'>; key?: bigint };

/** Each way in, and how many rows it has; the rarest first. */
async function measureAll(
  walk: LinkWalk,
  environment: string,
  keys: readonly bigint[],
  conditions: readonly Condition[],
  { descending }: SortOrder,
): Promise<Measured[]> {
  const ways = [
    ...keys.map((key) => ({
      ...{ key, driver: keyDriver(key, descending) },
      besides: { conditions, keys: keys.filter((other) => other !== key) },
    })),
    ...conditions.map((condition) => ({
      driver: conditionDriver(environment, condition),
      besides: { keys, conditions },
    })),
  ];
  const measured = await Promise.all(
    ways.map(async (way) => ({ ...way, rows: await walk.measure(way.driver, FEW + 1) })),
  );
  return measured.toSorted((a, b) => a.rows - b.rows);
}

function walkOver(walk: LinkWalk, environment: string, { keys, conditions, order }: Lookup): LinkSource {
  const besides = { keys, conditions };
  const bounds = conditions.filter(({ on }) => on === order.column).map(({ where }) => where);
  const [apart] = conditions.filter(
    ({ oneOf }) => order.column === 'created_at' && keys.length === 0 && oneOf.length > 0,
  );
  if (apart === undefined) return walkedSource(walk, sortDrivers(environment, order, bounds), besides);
  const sources = apart.oneOf.map((value) =>
    walkedSource(
      walk,
      sortDrivers(environment, order, [sql<SqlBool>`${sql.ref(`p.${apart.on}`)} = ${value}`, ...bounds]),
      { keys, conditions: conditions.filter((one) => one !== apart) },
    ),
  );
  return joinSources(sources, order);
}

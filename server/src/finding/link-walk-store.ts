import { setImmediate as letOthersRun } from 'node:timers/promises';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Database } from '../database/open-database.ts';
import type { Condition } from './conditions-of.ts';
import type { Driver, KeyChoice } from './link-index-store.ts';
import type { Placed, Position } from './sort-order.ts';
import { whereOf } from './where-store.ts';

/** What is asked of each link besides. */
export type Besides = { conditions: readonly Condition[]; keys: readonly KeyChoice[] };

export type LinkWalk = ReturnType<typeof createLinkWalk>;

/** SQLite’s statements hold everybody up; so many rows take it a few milliseconds. */
const MOST_AT_ONCE = 2000;

/** Walks over links in bounded steps and lets others run in between. */
export function createLinkWalk({ kysely }: Database, environment: string) {
  /** The first so many that are asked for; `ended` when there are no more. At most `reads` rows are looked at. */
  async function take(
    driver: Driver,
    besides: Besides,
    {
      after,
      want,
      reads = Number.POSITIVE_INFINITY,
    }: { after: Position | null; want: number; reads?: number },
  ): Promise<{ found: Placed[]; ended: boolean }> {
    const found: Placed[] = [];
    let from = after;
    let step = Math.min(MOST_AT_ONCE, Math.max(want, 64));
    for (let read = 0; read < reads; step = Math.min(MOST_AT_ONCE, step * 4)) {
      const next = driver.next(environment, from, step);
      const { rows } =
        await sql<Placed>`${linksOf(environment, driver, next, besides)} limit ${want - found.length}`.execute(
          kysely,
        );
      found.push(...rows);
      if (found.length === want) return { found, ended: false };
      if (isNothing(besides) && rows.length < step) return { found, ended: true };
      const edge = await edgeOf(driver, from, step);
      if (edge === null) return { found, ended: true };
      from = edge;
      read += step;
      await letOthersRun();
    }
    return { found, ended: false };
  }

  /** The last row of a step; null where it was the last of all. */
  async function edgeOf(driver: Driver, from: Position | null, step: number): Promise<Position | null> {
    const { rows } = await sql<Position>`select no, value from (${driver.next(environment, from, step)}) d
      limit 1 offset ${step - 1}`.execute(kysely);
    return rows[0] ?? null;
  }

  /** How many are asked for; `ended` when no more than `reads` rows had to be looked at. */
  async function count(
    driver: Driver,
    besides: Besides,
    reads: number,
  ): Promise<{ links: number; ended: boolean }> {
    if (isNothing(besides)) {
      const rows = await measure(driver, reads + 1);
      return { links: Math.min(rows, reads), ended: rows <= reads };
    }
    let links = 0;
    let from: Position | null = null;
    for (let read = 0; read < reads; read += MOST_AT_ONCE) {
      links += await countOf(driver, driver.next(environment, from, MOST_AT_ONCE), besides);
      from = await edgeOf(driver, from, MOST_AT_ONCE);
      if (from === null) return { links, ended: true };
      await letOthersRun();
    }
    return { links, ended: false };
  }

  /** How many rows the index has, counted up to `most`. */
  const measure = (driver: Driver, most: number) =>
    countOf(driver, driver.next(environment, null, most), NOTHING);

  async function countOf(driver: Driver, next: RawBuilder<Position>, besides: Besides): Promise<number> {
    const counted = isNothing(besides) ? next : linksOf(environment, driver, next, besides);
    const { rows } = await sql<{ links: number }>`select count(*) as links from (${counted}) counted`.execute(
      kysely,
    );
    return rows[0]?.links ?? 0;
  }

  return { take, count, measure };
}

export function isNothing({ conditions, keys }: Besides): boolean {
  return conditions.length + keys.length === 0;
}

const NOTHING: Besides = { conditions: [], keys: [] };

/** Both databases take them in the order that is written: the step first, then each of its links. */
function linksOf(
  environment: string,
  { descending, isAsMade }: Driver,
  next: RawBuilder<Position>,
  { conditions, keys }: Besides,
): RawBuilder<Placed> {
  const madeAt = isAsMade ? sql.ref('d.value') : sql.ref('p.created_at');
  const asked = [
    ...keys.map((choice) => hasOneOf(choice, madeAt)),
    ...conditions.map((condition) => whereOf(environment, condition)),
  ];
  const way = descending ? sql`desc` : sql`asc`;
  return sql<Placed>`select p.no, p.created_at, p.expires_at, p.amount_paise
    from (${next}) d cross join payout_link p
    where ${sql.join([sql<SqlBool>`p.no = d.no`, ...asked], sql` and `)}
    order by d.value ${way}, d.no ${way}`;
}

function hasOneOf(choice: KeyChoice, madeAt: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select 1 from search_key s
    where s.key in (${sql.join(choice)}) and s.created_at = ${madeAt} and s.no = d.no)`;
}

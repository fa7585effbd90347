import { setImmediate as letOthersRun } from 'node:timers/promises';
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../database/open-database.ts';

const MOST_AT_ONCE = 10_000;

/** Purposes by their keys, which are too long for a number and read as text. */
export function createPurposeStore({ kysely }: Database, environment: string) {
  return {
    /** How many links each has. */
    async counted(): Promise<Map<string, number>> {
      const links = new Map<string, number>();
      for (let from: Edge | null = FIRST; from !== null; await letOthersRun()) {
        const part = nextLinks(environment, from);
        const { rows } = await sql<{ key: string; links: number }>`select cast(purpose_key as text) as key,
          count(*) as links from (${part}) part group by purpose_key`.execute(kysely);
        for (const row of rows) links.set(row.key, (links.get(row.key) ?? 0) + row.links);
        const edges: { rows: Edge[] } = await sql<Edge>`select cast(purpose_key as text) as key,
          created_at as at, no from (${part}) part limit 1 offset ${MOST_AT_ONCE - 1}`.execute(kysely);
        from = edges.rows[0] ?? null;
      }
      return links;
    },

    /** The number of its newest link. */
    async newestOf(key: string): Promise<number | null> {
      const { rows } = await sql<{ no: number }>`select no from payout_link
        where environment = ${environment} and purpose_key = ${BigInt(key)}
        order by created_at desc, no desc limit 1`.execute(kysely);
      return rows[0]?.no ?? null;
    },
  };
}

type Edge = { key: string; at: number; no: number };
const FIRST: Edge = { key: String(-(2n ** 63n)), at: -1, no: -1 };

function nextLinks(environment: string, { key, at, no }: Edge): RawBuilder<unknown> {
  return sql`select purpose_key, created_at, no from payout_link
    where environment = ${environment} and (purpose_key, created_at, no) > (${BigInt(key)}, ${at}, ${no})
    order by purpose_key, created_at, no limit ${MOST_AT_ONCE}`;
}

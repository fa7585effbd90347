import { setImmediate as letOthersRun } from 'node:timers/promises';
import { sql, type RawBuilder } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { listPurposes } from '../../contract/finding.ts';
import { hiddenFrom, maskKnown } from '../masking/hidden.ts';
import { knownOfLink } from '../payout-links/known-of-link.ts';
import type { FindingParts } from './finding-parts.ts';
import { listedOf } from './row-for.ts';

type Parts = Pick<FindingParts, 'database' | 'directory'>;
type Purposes = OutputOf<typeof listPurposes>['items'];

export type PurposeList = ReturnType<typeof createPurposeList>;

const MOST_SHOWN = 20;
const MOST_AT_ONCE = 10_000;
/** Counting walks over the whole index. */
const FRESH_MS = 30_000;

/** The most frequent purposes, counted now and then. Those that name somebody are left out, for everybody. */
export function createPurposeList(parts: Parts) {
  let counted: { at: number; items: Promise<Purposes> } | null = null;
  function list(): Promise<Purposes> {
    const now = performance.now();
    if (counted === null || now - counted.at > FRESH_MS) {
      const items = countPurposes(parts);
      counted = { at: now, items };
      // What could not be counted is counted again for the next who asks.
      items.catch(() => (counted = null));
    }
    return counted.items;
  }
  return { list, includes: async (purpose: string) => (await list()).some((one) => one.purpose === purpose) };
}

async function countPurposes(parts: Parts): Promise<Purposes> {
  const frequent = [...(await linksByPurpose(parts))].toSorted(([, a], [, b]) => b - a);
  const items: Purposes = [];
  for (const [key, links] of frequent.slice(0, 3 * MOST_SHOWN)) {
    const purpose = await textOf(parts, key);
    if (purpose !== null) items.push({ purpose, links });
    if (items.length === MOST_SHOWN) break;
  }
  return items;
}

/** Every purpose by its key, which is too long for a number and read as text. */
async function linksByPurpose({ database, directory }: Parts): Promise<Map<string, number>> {
  const links = new Map<string, number>();
  for (let from: Edge | null = FIRST; from !== null; await letOthersRun()) {
    const part: RawBuilder<unknown> = sql`select purpose_key, created_at, no from payout_link
      where environment = ${directory.environment} and (purpose_key, created_at, no) > (${BigInt(from.key)}, ${from.at}, ${from.no})
      order by purpose_key, created_at, no limit ${MOST_AT_ONCE}`;
    const { rows } = await sql<{ key: string; links: number }>`select cast(purpose_key as text) as key,
      count(*) as links from (${part}) part group by purpose_key`.execute(database.kysely);
    for (const row of rows) links.set(row.key, (links.get(row.key) ?? 0) + row.links);
    const { rows: edges }: { rows: Edge[] } =
      await sql<Edge>`select cast(purpose_key as text) as key, created_at as at, no from (${part}) part
      limit 1 offset ${MOST_AT_ONCE - 1}`.execute(database.kysely);
    from = edges[0] ?? null;
  }
  return links;
}

type Edge = { key: string; at: number; no: number };
const FIRST: Edge = { key: String(-(2n ** 63n)), at: -1, no: -1 };

/** As its newest link has it; null where it would have to be masked, for then nobody could filter by it. */
async function textOf({ database, directory }: Parts, key: string): Promise<string | null> {
  const { rows } = await sql<{ no: number }>`select no from payout_link
    where environment = ${directory.environment} and purpose_key = ${BigInt(key)}
    order by created_at desc, no desc limit 1`.execute(database.kysely);
  const nos = rows.map(({ no }) => no);
  const record = [...(await directory.recordsByNo(nos)).values()][0];
  const listed = record === undefined ? null : listedOf(record);
  if (listed?.purpose == null) return null;
  const hidden = hiddenFrom({ permissions: [] }, knownOfLink(listed, null));
  return maskKnown(listed.purpose, hidden) === listed.purpose ? listed.purpose : null;
}

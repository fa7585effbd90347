import type { Actor } from '../actor.ts';
import type { AskedLinks } from './asked-links.ts';
import { countLinks } from './count-links.ts';
import { findAll } from './find-meaning.ts';
import type { Found } from './find-payout-links.ts';
import type { FindingParts } from './finding-parts.ts';
import { writeCursor } from './page-cursor.ts';
import { rowsOf } from './rows-of.ts';

/** Nothing was typed: the links that the filters leave. */
export async function browseLinks(parts: FindingParts, actor: Actor, asked: AskedLinks): Promise<Found> {
  const { filter, linkIds, order, page, limit, now } = asked;
  const kind = filter.status?.length ? 'status' : 'everything';
  const source = await findAll(parts, asked);
  const links = await source.take(page?.after ?? null, limit + 1);
  const shown = links.slice(0, limit);
  const last = links.length > limit ? shown.at(-1) : undefined;
  const { total, totalIsExact } = page ?? (await totalOf());
  const mark = { ...NO_TIER, total, totalIsExact };
  return {
    items: await rowsOf(parts, actor, shown, () => kind),
    nextCursor: last === undefined ? null : writeCursor({ ...mark, after: order.positionOf(last) }, filter),
    ...{ total, totalIsExact, readAs: { kind, text: '', note: null } },
    ...{ lines: [], opens: null, hiddenByFilters: null, providerTrouble: null },
  };

  async function totalOf() {
    const { q: _typed, sort: _sort, ...others } = filter;
    const counted = await countLinks(parts.store.tallies, { ...others, linkIds }, source, now);
    return { total: counted.links, totalIsExact: counted.isExact };
  }
}

const NO_TIER = { tier: 0, meaning: 0, hiddenByFilters: null };

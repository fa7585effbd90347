import type { Actor } from '../actor.ts';
import type { DirectoryRecord } from '../directory/directory-record.ts';
import type { AskedLinks } from './asked-links.ts';
import { askable, askProviderToo, type Told } from './ask-provider-too.ts';
import { ofLinks } from './conditions-of.ts';
import { findAll } from './find-meaning.ts';
import type { Found } from './find-payout-links.ts';
import { findReading, findTier, type TierFound } from './find-reading.ts';
import type { FindingParts } from './finding-parts.ts';
import { meantBeyondDoubt } from './meant-beyond-doubt.ts';
import { writeCursor, type PageMark } from './page-cursor.ts';
import type { Meaning, Reading } from '../pastes/paste.ts';
import { rowsOf } from './rows-of.ts';
import { tellAs, tellUnfound } from './tell-as.ts';
import { whyOf } from './why-of.ts';

const NOT_ASKED: Told = { linkIds: [], total: 0, trouble: null };

/** One thing was typed: the links that it means, as far as the filters leave them. */
export async function findOne(
  parts: FindingParts,
  actor: Actor,
  reading: Reading,
  asked: AskedLinks,
): Promise<Found> {
  if (asked.page !== null) return nextPage(parts, actor, reading, asked, asked.page);
  const { found, told } = await findAnywhere(parts, actor, reading, asked);
  if (found === null) return foundElsewhere(parts, actor, reading, asked, told);
  const { meanings, meaning, tier } = found;
  const left = asked.conditions.length === 0 ? found : await findTier(parts, reading, tier, asked);
  const hiddenByFilters =
    asked.conditions.length === 0 ? null : Math.max(found.counted.links - left.counted.links, 0);
  const { links: total, isExact: totalIsExact } = left.counted;
  const page = await pageOf(parts, actor, left, asked, {
    ...{ tier, meaning, total, totalIsExact, hiddenByFilters },
  });
  const isWhole = told.trouble === null && totalIsExact && total === 1 && !hiddenByFilters;
  const opens = isWhole && page.only !== null && meantBeyondDoubt(found, page.only);
  return {
    ...page.found,
    opens: opens ? (page.only?.linkId ?? null) : null,
    readAs: { ...tellOr(actor, meanings[meaning]), note: null },
    providerTrouble: told.trouble,
  };
}

/** Here, and where it is not known here or not all of it may be, at InstantPay. */
async function findAnywhere(
  parts: FindingParts,
  actor: Actor,
  reading: Reading,
  { order }: AskedLinks,
): Promise<{ found: TierFound | null; told: Told }> {
  const whatever = { conditions: [], order };
  const found = await findReading(parts, reading, whatever);
  const meaning = askable(reading);
  if (meaning === null || (found !== null && !(await mayHaveMore(parts, meaning, found))))
    return { found, told: NOT_ASKED };
  const told = await parts.outside(() => askProviderToo(parts, actor, meaning));
  return { found: told.linkIds.length === 0 ? found : await findReading(parts, reading, whatever), told };
}

/** Also where only the beginnings of a name are found: the whole of it may not be known here yet. */
async function mayHaveMore(
  { isComplete }: FindingParts,
  { by }: Meaning,
  found: TierFound,
): Promise<boolean> {
  const isPart = found.meanings[found.meaning]?.by === 'name starts';
  return (by === 'mobile' || by === 'e-mail' || isPart) && !(await isComplete());
}

/** Links that only InstantPay’s own search finds, or none. */
async function foundElsewhere(
  parts: FindingParts,
  actor: Actor,
  reading: Reading,
  { conditions, order, limit }: AskedLinks,
  answer: Told,
): Promise<Found> {
  // It may find by a part of a name or of an e-mail: whoever sees neither could try them out letter by letter.
  const told = actor.permissions.includes('see-names') ? answer : { ...answer, linkIds: [], total: 0 };
  const links = await (
    await findAll(parts, { conditions: [ofLinks(told.linkIds), ...conditions], order })
  ).take(null, limit);
  const [meaning] = reading.tiers[0] ?? [];
  const total = conditions.length === 0 ? Math.max(told.total, links.length) : links.length;
  return {
    items: await rowsOf(parts, actor, links, () => 'InstantPay'),
    nextCursor: null,
    ...{ total, totalIsExact: total === links.length },
    readAs: links.length === 0 ? tellUnfound(actor, reading) : { ...tellOr(actor, meaning), note: null },
    ...{ lines: [], opens: null, providerTrouble: told.trouble },
    hiddenByFilters: conditions.length === 0 ? null : Math.max(told.linkIds.length - links.length, 0),
  };
}

async function nextPage(
  parts: FindingParts,
  actor: Actor,
  reading: Reading,
  asked: AskedLinks,
  mark: PageMark,
): Promise<Found> {
  const found = await findTier(parts, reading, mark.tier, asked);
  const page = await pageOf(parts, actor, found, asked, mark);
  const readAs = { ...tellOr(actor, found.meanings[mark.meaning]), note: null };
  return { ...page.found, ...{ opens: null, readAs, providerTrouble: null } };
}

/** One page; `only` is its link, when it is the only one. */
async function pageOf(
  parts: FindingParts,
  actor: Actor,
  { meanings, take }: TierFound,
  { filter, order, page, limit }: AskedLinks,
  mark: Omit<PageMark, 'after'>,
) {
  const links = await take(page?.after ?? null, limit + 1);
  const shown = links.slice(0, limit);
  const last = links.length > limit ? shown.at(-1) : undefined;
  const records: DirectoryRecord[] = [];
  const items = await rowsOf(parts, actor, shown, (record) => {
    records.push(record);
    return whyOf(meanings, record);
  });
  const { total, totalIsExact, hiddenByFilters } = mark;
  const nextCursor =
    last === undefined ? null : writeCursor({ ...mark, after: order.positionOf(last) }, filter);
  return {
    found: { ...{ items, nextCursor, total, totalIsExact, hiddenByFilters }, lines: [] },
    only: records.length === 1 && items.length === 1 ? (records[0] ?? null) : null,
  };
}

/** A reading has a meaning; what is told of one is what the person typed, as far as they may see it. */
function tellOr(actor: Actor, meaning: Meaning | undefined): Pick<Found['readAs'], 'kind' | 'text'> {
  return meaning === undefined ? { kind: 'nothing', text: '' } : tellAs(actor, meaning);
}

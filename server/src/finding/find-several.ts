import type { Actor } from '../actor.ts';
import type { AskedLinks } from './asked-links.ts';
import { askProviderToo } from './ask-provider-too.ts';
import type { Found } from './find-payout-links.ts';
import { findReading, findTier, type TierFound } from './find-reading.ts';
import type { FindingParts } from './finding-parts.ts';
import { writeCursor } from './page-cursor.ts';
import { oneByOne } from './one-by-one.ts';
import type { Meaning, Reading } from '../pastes/paste.ts';
import { rowsOf } from './rows-of.ts';
import { sortOrder, type Placed, type Position } from './sort-order.ts';
import { tellAs, tellUnfound } from './tell-as.ts';
import { whyOf } from './why-of.ts';

type Line = { text: string; reading: Reading | null };
type LineFound = {
  reading: Reading | null;
  /** Null where nothing is found by it. */
  found: TierFound | null;
  /** What the filters leave of it. */
  left: { links: readonly Placed[]; count: number; isExact: boolean };
};

/** A line that finds more is no list’s line. */
const MOST_PER_LINE = 50;
/** The order in which the links of a key stand: two hundred times to walk over all links in another is too much. */
const AS_MADE = sortOrder('-created');
/** InstantPay is not asked for a whole list. */
const MOST_ASKED = 10;

/** A list was pasted: what each line finds, in the order of the lines, and no link twice. */
export async function findSeveral(
  parts: FindingParts,
  actor: Actor,
  lines: readonly Line[],
  asked: AskedLinks,
): Promise<Found> {
  const lookups = await oneByOne(lines, ({ reading }) => findLine(parts, reading, asked));
  const trouble = asked.page === null ? await askForUnknown(parts, actor, lookups, asked) : null;
  const meanings = new Map<number, readonly Meaning[]>();
  const links = lookups.flatMap(({ found, left }) =>
    left.links.filter(({ no }) => {
      if (found === null || meanings.has(no)) return false;
      meanings.set(no, found.meanings);
      return true;
    }),
  );
  const from = asked.page === null ? 0 : beginBehind(asked.page.after, links);
  const shown = links.slice(from, from + asked.limit);
  const mark = {
    ...{ tier: 0, meaning: 0, total: links.length },
    totalIsExact: lookups.every(({ left }) => left.isExact && left.count <= MOST_PER_LINE),
    hiddenByFilters: asked.conditions.length === 0 ? null : hiddenIn(lookups),
  };
  const last = from + asked.limit < links.length ? shown.at(-1) : undefined;
  const { total, totalIsExact, hiddenByFilters } = mark;
  return {
    items: await rowsOf(parts, actor, shown, (record, no) => whyOf(meanings.get(no) ?? [], record)),
    nextCursor:
      last === undefined
        ? null
        : writeCursor({ ...mark, after: { value: from + shown.length, no: last.no } }, asked.filter),
    ...{ total, totalIsExact, hiddenByFilters, opens: null, providerTrouble: trouble },
    readAs: { kind: 'several', text: `${lines.length} lines`, note: null },
    lines: lookups.map((line) => tellLine(actor, line)),
  };
}

/** `value` tells how many came before, should the last of them be on the list no more. */
function beginBehind({ value, no }: Position, links: readonly Placed[]): number {
  const last = links.findIndex((link) => link.no === no);
  return last === -1 ? (value ?? 0) : last + 1;
}

async function findLine(
  parts: FindingParts,
  reading: Reading | null,
  { conditions, order }: AskedLinks,
): Promise<LineFound> {
  const found =
    reading === null ? null : await findReading(parts, reading, { conditions: [], order: AS_MADE });
  if (found === null || reading === null) return { reading, found: null, left: NOTHING };
  const left =
    conditions.length === 0
      ? found
      : await findTier(parts, reading, found.tier, { conditions, order: AS_MADE });
  const { links: count, isExact } = left.counted;
  const links = await left.take(null, MOST_PER_LINE);
  return { reading, found, left: { links: links.toSorted(order.compare), count, isExact } };
}

const NOTHING: LineFound['left'] = { links: [], count: 0, isExact: true };

/** Link ids that are not known here; what is then known is filled in. Says what kept InstantPay from answering. */
async function askForUnknown(
  parts: FindingParts,
  actor: Actor,
  lookups: LineFound[],
  asked: AskedLinks,
): Promise<string | null> {
  const unknown = [...lookups.entries()].flatMap(([index, { reading, found }]) => {
    const [meaning] = reading?.tiers[0] ?? [];
    return found === null && meaning?.by === 'link id' ? [{ index, meaning }] : [];
  });
  const asking = unknown.slice(0, MOST_ASKED);
  const told = await parts.outside(() =>
    Promise.all(
      asking.map(async ({ index, meaning }) => ({ index, ...(await askProviderToo(parts, actor, meaning)) })),
    ),
  );
  await oneByOne(told, async ({ index, linkIds }) => {
    if (linkIds.length > 0) lookups[index] = await findLine(parts, lookups[index]?.reading ?? null, asked);
  });
  return told.find(({ trouble }) => trouble !== null)?.trouble ?? null;
}

function hiddenIn(lookups: readonly LineFound[]): number {
  return lookups.reduce(
    (sum, { found, left }) => sum + Math.max((found?.counted.links ?? 0) - left.count, 0),
    0,
  );
}

const UNREAD = { kind: 'nothing', text: 'This line cannot be read.', note: null } as const;

function tellLine(actor: Actor, { reading, found, left }: LineFound): Found['lines'][number] {
  const meaning = found?.meanings[found.meaning];
  if (meaning !== undefined) return { readAs: { ...tellAs(actor, meaning), note: null }, found: left.count };
  return { readAs: reading === null ? UNREAD : tellUnfound(actor, reading), found: 0 };
}

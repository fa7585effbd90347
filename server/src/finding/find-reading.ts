import { findMeaning, type Asked } from './find-meaning.ts';
import { merge, type Counted, type LinkSource } from './link-source.ts';
import { oneByOne } from './one-by-one.ts';
import type { Meaning, Reading } from '../pastes/paste.ts';
import type { SortOrder } from './sort-order.ts';

type Parts = Parameters<typeof findMeaning>[0];

/** The links that one tier of a reading finds. `meaning` is the first that found any, null when none did. */
export type TierFound = {
  tier: number;
  meanings: readonly Meaning[];
  meaning: number;
  counted: Counted;
} & LinkSource;

/** By the first tier that finds anything; null when none does. */
export async function findReading(parts: Parts, reading: Reading, asked: Asked): Promise<TierFound | null> {
  for (const tier of reading.tiers.keys()) {
    const found = await findTier(parts, reading, tier, asked);
    if (found.counted.links > 0) return found;
  }
  return null;
}

/** By every meaning of one tier together. */
export async function findTier(
  parts: Parts,
  reading: Reading,
  tier: number,
  asked: Asked,
): Promise<TierFound> {
  const meanings = reading.tiers[tier] ?? [];
  const sources = await oneByOne(meanings, (meaning) => findMeaning(parts, meaning, asked));
  const counts = await oneByOne(sources, (source) => source.count());
  const finding = sources.filter((_, index) => counts[index]?.links !== 0);
  const { order } = asked;
  const take: LinkSource['take'] = async (after, want) =>
    merge(await oneByOne(finding, (source) => source.take(after, want)), order, want);
  const counted = await countTogether(
    finding,
    counts.filter(({ links }) => links !== 0),
    order,
  );
  return {
    ...{ tier, meanings, counted, take, count: async () => counted },
    meaning: Math.max(
      counts.findIndex(({ links }) => links > 0),
      0,
    ),
  };
}

/** So many are compared with each other, so that none is counted twice. */
const MOST_COMPARED = 1000;

/** A link may be meant in two ways at once. */
async function countTogether(
  sources: readonly LinkSource[],
  counts: readonly Counted[],
  order: SortOrder,
): Promise<Counted> {
  const most = counts.toSorted((a, b) => b.links - a.links)[0] ?? { links: 0, isExact: true };
  if (counts.length < 2) return most;
  const sum = counts.reduce((links, one) => links + one.links, 0);
  if (counts.some(({ isExact }) => !isExact) || sum > MOST_COMPARED)
    return { links: most.links, isExact: false };
  const lists = await oneByOne(sources, (source) => source.take(null, MOST_COMPARED));
  return { links: merge(lists, order, MOST_COMPARED).length, isExact: true };
}

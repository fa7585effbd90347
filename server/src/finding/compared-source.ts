import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { DirectoryRecord } from '../directory/directory-record.ts';
import type { FindingParts } from './finding-parts.ts';
import type { LinkSource } from './link-source.ts';
import type { Placed, Position, SortOrder } from './sort-order.ts';

/** Opening and comparing takes each a while, in which nobody else gets on. */
const AT_ONCE = 50;
/** No more links than these are opened to say how many there are. */
const MOST_COUNTED = 2000;

/** Of links that are found by a part of what is meant, those that have the whole of it: only opened they tell. */
export function comparedSource(
  directory: Pick<FindingParts['directory'], 'recordsByNo'>,
  source: LinkSource,
  order: SortOrder,
  isMeant: (record: DirectoryRecord) => boolean,
): LinkSource {
  async function read(
    after: Position | null,
    want: number,
    most: number,
  ): Promise<{ found: Placed[]; ended: boolean }> {
    const found: Placed[] = [];
    let from = after;
    for (let opened = 0; opened < most; opened += AT_ONCE) {
      const links = await source.take(from, AT_ONCE);
      const records = await directory.recordsByNo(links.map(({ no }) => no));
      for (const link of links) {
        const record = records.get(link.no);
        if (record !== undefined && isMeant(record)) found.push(link);
        if (found.length === want) return { found, ended: false };
      }
      const last = links.at(-1);
      if (last === undefined || links.length < AT_ONCE) return { found, ended: true };
      from = order.positionOf(last);
      // Opening takes a while.
      await letOthersRun();
    }
    return { found, ended: false };
  }

  return {
    take: async (after, want) => (await read(after, want, Number.POSITIVE_INFINITY)).found,
    async count() {
      const { found, ended } = await read(null, Number.POSITIVE_INFINITY, MOST_COUNTED);
      return { links: found.length, isExact: ended };
    },
  };
}

import type { OutputOf } from '../../contract/endpoint.ts';
import type { listPurposes } from '../../contract/finding.ts';
import { hiddenFrom, maskKnown } from '../masking/hidden.ts';
import { knownOfLink } from '../payout-links/known-of-link.ts';
import type { FindingParts } from './finding-parts.ts';
import { listedOf } from './row-for.ts';

type Parts = Pick<FindingParts, 'store' | 'directory'>;
type Purposes = OutputOf<typeof listPurposes>['items'];

export type PurposeList = ReturnType<typeof createPurposeList>;

const MOST_SHOWN = 20;
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
  const frequent = [...(await parts.store.purposes.counted())].toSorted(([, a], [, b]) => b - a);
  const items = new Map<string, number>();
  for (const [key, links] of frequent.slice(0, 3 * MOST_SHOWN)) {
    const purpose = await textOf(parts, key);
    // While one `DATA_KEY` replaces another, a purpose has two keys.
    if (purpose !== null) items.set(purpose, (items.get(purpose) ?? 0) + links);
  }
  const sorted = [...items].toSorted(([, a], [, b]) => b - a).slice(0, MOST_SHOWN);
  return sorted.map(([purpose, links]) => ({ purpose, links }));
}

/** As its newest link has it; null where it would have to be masked, for then nobody could filter by it. */
async function textOf({ store, directory }: Parts, key: string): Promise<string | null> {
  const no = await store.purposes.newestOf(key);
  const record = no === null ? undefined : (await directory.recordsByNo([no])).get(no);
  const listed = record === undefined ? null : listedOf(record);
  if (listed?.purpose == null) return null;
  const hidden = hiddenFrom({ permissions: [] }, knownOfLink(listed, null));
  return maskKnown(listed.purpose, hidden) === listed.purpose ? listed.purpose : null;
}

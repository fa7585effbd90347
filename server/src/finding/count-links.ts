import type { LinkFilter } from '../../contract/finding.ts';
import { LinkStatus } from '../../contract/payout-links.ts';
import type { Counted, LinkSource } from './link-source.ts';
import type { TallyStore } from './tally-store.ts';
import { worklistDefinition } from './worklist-definition.ts';

/** How many links a filter leaves, without anything typed: kept counters know most of it. */
export async function countLinks(
  tallies: TallyStore,
  filter: Omit<LinkFilter, 'q' | 'sort'> & { linkIds?: readonly string[] | undefined },
  source: LinkSource,
  now: number,
): Promise<Counted> {
  const { status, worklist, ...others } = filter;
  if (Object.values(others).some((value) => value !== undefined)) return source.count();
  const statuses = status?.length ? [...new Set(status)] : null;
  if (worklist === undefined) {
    const lists = (statuses ?? LinkStatus.options).map((one) => `status ${one}`);
    return { links: (await tallies.of(lists, [0, 0])).links, isExact: true };
  }
  const definition = worklistDefinition(worklist, now);
  if (statuses !== null || definition.of === 'cancellations') return source.count();
  return { links: (await tallies.of([definition.tally], definition.buckets)).links, isExact: true };
}

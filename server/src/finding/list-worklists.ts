import type { OutputOf } from '../../contract/endpoint.ts';
import { Worklist, type listWorklists as endpoint } from '../../contract/finding.ts';
import type { FindStore } from './find-store.ts';
import { worklistDefinition } from './worklist-definition.ts';

type Store = Pick<FindStore, 'tallies' | 'cancels'>;

/** How many links stand on each worklist, and their money. Costs the same however many links there are. */
export async function listWorklists(store: Store, now: number): Promise<OutputOf<typeof endpoint>> {
  const items = await Promise.all(
    Worklist.options.map(async (worklist) => {
      const { links, paise } = await countOf(store, worklist, now);
      return { worklist, links, amount: { paise, currency: 'INR' as const } };
    }),
  );
  return { items };
}

function countOf({ tallies, cancels }: Store, worklist: Worklist, now: number) {
  const definition = worklistDefinition(worklist, now);
  return definition.of === 'cancellations'
    ? cancels.countIn(definition.state)
    : tallies.of([definition.tally], definition.buckets);
}

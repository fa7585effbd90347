import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { Worklist, type listWorklists as endpoint } from '../../contract/finding.ts';
import type { FindingParts } from './finding-parts.ts';
import { readTallies } from './read-tallies.ts';
import { worklistDefinition } from './worklist-definition.ts';

type Parts = Pick<FindingParts, 'database' | 'directory'>;

/** How many links stand on each worklist, and their money. Costs the same however many links there are. */
export async function listWorklists(parts: Parts, now: number): Promise<OutputOf<typeof endpoint>> {
  const items = await Promise.all(
    Worklist.options.map(async (worklist) => {
      const { links, paise } = await countOf(parts, worklist, now);
      return { worklist, links, amount: { paise, currency: 'INR' as const } };
    }),
  );
  return { items };
}

async function countOf(parts: Parts, worklist: Worklist, now: number) {
  const definition = worklistDefinition(worklist, now);
  if (definition.of === 'cancellations') return cancellationsIn(parts, definition.state);
  return readTallies(parts.database.kysely, parts.directory.environment).of(
    [definition.tally],
    definition.buckets,
  );
}

/** Few are under way at a time. */
async function cancellationsIn(
  { database, directory }: Parts,
  state: string,
): Promise<{ links: number; paise: number }> {
  const { links, paise } = await database.kysely
    .selectFrom('cancellation')
    .select(({ fn }) => [
      fn.countAll<number>().as('links'),
      fn.sum<number | null>('amount_paise').as('paise'),
    ])
    .where('environment', '=', directory.environment)
    // Written out, because only then the index of the open ones is used.
    .where(sql<boolean>`open = 1`)
    .where('state', '=', state)
    .executeTakeFirstOrThrow();
  return { links, paise: paise ?? 0 };
}

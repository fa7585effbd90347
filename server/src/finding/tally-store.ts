import { moneyOf, paiseOf } from './money-sum-store.ts';
import type { Database } from '../database/open-database.ts';

export type TallyStore = ReturnType<typeof createTallyStore>;

/** The counters that are kept with every write of a link. */
export function createTallyStore({ kysely }: Database, environment: string) {
  return {
    /** How many links are on these lists together, and their money. */
    async of(
      lists: readonly string[],
      [first, last]: readonly [number, number],
    ): Promise<{ links: number; paise: number }> {
      const { links, paise } = await kysely
        .selectFrom('payout_link_tally')
        .select(({ fn }) => [fn.sum<number | null>('links').as('links'), moneyOf('paise').as('paise')])
        .where('environment', '=', environment)
        .where('list', 'in', lists)
        .where('bucket', '>=', first)
        .where('bucket', '<=', last)
        .executeTakeFirstOrThrow();
      return { links: links ?? 0, paise: paiseOf(paise) };
    },
  };
}

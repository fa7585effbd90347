import { sql } from 'kysely';
import { CancelState } from '../../contract/cancellations.ts';
import type { Database } from '../database/open-database.ts';
import { moneyOf, paiseOf } from './money-sum-store.ts';

/** The cancellations that are under way; they are few. */
export function createCancelStateStore({ kysely }: Database, environment: string) {
  // Written out, because only then the index of the open ones is used.
  const open = () =>
    kysely
      .selectFrom('cancellation')
      .where('environment', '=', environment)
      .where(sql<boolean>`open = 1`);
  return {
    async ofLinks(linkIds: readonly string[]): Promise<Map<string, CancelState>> {
      if (linkIds.length === 0) return new Map();
      const rows = await open().select(['link_id', 'state']).where('link_id', 'in', linkIds).execute();
      return new Map(rows.map(({ link_id, state }) => [link_id, CancelState.parse(state)]));
    },

    async countIn(state: CancelState): Promise<{ links: number; paise: number }> {
      const { links, paise } = await open()
        .select(({ fn }) => [fn.countAll<number>().as('links'), moneyOf('amount_paise').as('paise')])
        .where('state', '=', state)
        .executeTakeFirstOrThrow();
      return { links, paise: paiseOf(paise) };
    },
  };
}

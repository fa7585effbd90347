import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { runStatements } from '../run-statements.ts';

/** Links are found by other search keys now. What is known of them is a copy of InstantPay's list, and read again. */
export const readLinksAnew: Migration = {
  up: (db: Kysely<unknown>) =>
    runStatements(db, [
      'delete from sealed_link',
      'delete from search_key',
      'delete from payout_link_tally',
      'delete from directory_walk',
      'delete from payout_link',
    ]),
};

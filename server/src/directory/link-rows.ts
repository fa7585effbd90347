import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** Never `purpose_key`: it may be larger than a number holds. */
const COLUMNS = [
  'no',
  'link_id',
  'status',
  'amount_paise',
  'created_at',
  'expires_at',
  'since_at',
  'sent',
  'status_at',
  'listed_at',
  'tracked_at',
  'look',
  'changed_at',
] as const;

/** Links with what is sealed of them, to be opened by `RecordSealing`; for those that are asked for by their ids. */
export function linkRows(db: Kysely<Tables>, environment: string) {
  return allRows(db).where('payout_link.environment', '=', environment);
}

/**
 * Likewise, for those that are asked for by their numbers. SQLite takes an environment for something few links have,
 * and would rather walk over the index of it, which is all of them: so it is compared in a way that no index knows.
 */
export function numberedRows(db: Kysely<Tables>, environment: string) {
  return allRows(db).where(sql`coalesce(payout_link.environment, '')`, '=', environment);
}

/** Likewise, of whatever environment, for who goes through all of them. */
export function rowsOfEvery(db: Kysely<Tables>) {
  return allRows(db).select('payout_link.environment');
}

function allRows(db: Kysely<Tables>) {
  return db
    .selectFrom('payout_link')
    .leftJoin('sealed_link', 'sealed_link.no', 'payout_link.no')
    .select(COLUMNS.map((column) => `payout_link.${column}` as const))
    .select(['sealed_link.key_id', 'sealed_link.sealed']);
}

import type { Kysely } from 'kysely';
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

/** Links with what is sealed of them, to be opened by `RecordSealing`. */
export function linkRows(db: Kysely<Tables>, environment: string) {
  return db
    .selectFrom('payout_link')
    .leftJoin('sealed_link', 'sealed_link.no', 'payout_link.no')
    .where('payout_link.environment', '=', environment)
    .select(COLUMNS.map((column) => `payout_link.${column}` as const))
    .select(['sealed_link.key_id', 'sealed_link.sealed']);
}

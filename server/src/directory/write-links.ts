import { sql } from 'kysely';
import { dialectOf } from '../database/dialect-of.ts';
import type { Trx } from '../database/tables.ts';
import type { DirectoryRecord } from './directory-record.ts';
import { plainOf } from './directory-row.ts';
import type { LinkRow, RecordSealing } from './record-sealing.ts';
import { searchKeyChanges } from './search-key-changes.ts';
import { numberGiven, rowsGiven, textGiven } from './rows-given.ts';
import { tallyChanges, type TallyChange } from './tally-changes.ts';

/** A link before and after. `opened` is what its row held, null where there was none or no given key opens it. */
export type Change = {
  row: LinkRow | null;
  opened: DirectoryRecord | null;
  record: DirectoryRecord;
  changedAt: number;
};

/** Writes links with everything that is derived from them, within a transaction that holds the directory's lock. */
export async function writeLinks(
  trx: Trx,
  sealing: RecordSealing,
  changes: readonly Change[],
): Promise<void> {
  if (changes.length === 0) return;
  const nos = await writeRows(trx, sealing, changes);
  const numbered = changes.map((change) => ({ ...change, no: nos.get(change.record.linkId) ?? 0 }));
  await writeSealed(trx, sealing, numbered);
  await writeSearchKeys(trx, sealing, numbered);
  const pairs = changes.map(({ row, record }) => ({ before: row, after: plainOf(record) }));
  await writeTallies(trx, sealing.environment, tallyChanges(pairs));
}

type Numbered = Change & { no: number };

const NUMBERS = [
  'amount_paise',
  'created_at',
  'expires_at',
  'since_at',
  'sent',
  'status_at',
  'listed_at',
  'tracked_at',
  'look',
] as const;

async function writeRows(
  trx: Trx,
  sealing: RecordSealing,
  changes: readonly Change[],
): Promise<Map<string, number>> {
  const rows = changes.map(({ record, changedAt }) => {
    const plain = plainOf(record);
    const numbers = NUMBERS.map((column) => plain[column]);
    return [plain.link_id, plain.status, sealing.purposeKeyOf(record), changedAt, ...numbers];
  });
  const numbers = NUMBERS.map((column) => sql.ref(column));
  const written = await sql<{ no: number; link_id: string }>`
    insert into payout_link (environment, link_id, status, purpose_key, changed_at, ${sql.join(numbers)})
    select ${sealing.environment}, ${textGiven(0)}, ${textGiven(1)}, ${numberGiven(2)}, ${numberGiven(3)},
      ${sql.join(NUMBERS.map((_, at) => numberGiven(4 + at)))}
    from ${rowsGiven(dialectOf(trx), rows)} where true
    on conflict (environment, link_id) do update set status = excluded.status, purpose_key = excluded.purpose_key,
      changed_at = excluded.changed_at,
      ${sql.join(numbers.map((column) => sql`${column} = excluded.${column}`))}
    returning no, link_id`.execute(trx);
  return new Map(written.rows.map(({ no, link_id }) => [link_id, no]));
}

async function writeSealed(trx: Trx, sealing: RecordSealing, changes: readonly Numbered[]): Promise<void> {
  const rows = changes.map(({ no, record }) => [no, sealing.keyId, sealing.seal(record)]);
  await sql`
    insert into sealed_link (no, key_id, sealed)
    select ${numberGiven(0)}, ${textGiven(1)}, ${textGiven(2)}
    from ${rowsGiven(dialectOf(trx), rows)} where true
    on conflict (no) do update set key_id = excluded.key_id, sealed = excluded.sealed`.execute(trx);
}

/** Those made with a key that is not given cannot be told any more; nobody can ask for them either. */
async function writeSearchKeys(
  trx: Trx,
  { hash, keyId }: RecordSealing,
  changes: readonly Numbered[],
): Promise<void> {
  const dialect = dialectOf(trx);
  const differing = changes.map(({ no, row, opened, record }) => {
    const before = opened === null || row?.key_id == null ? null : { record: opened, keyId: row.key_id };
    return { no, ...searchKeyChanges(hash, before, { record, keyId }) };
  });
  const gone = differing.flatMap(({ no, gone: rows }) => rows.map((row) => [...row, no]));
  const come = differing.flatMap(({ no, come: rows }) => rows.map((row) => [...row, no]));
  if (gone.length > 0)
    await sql`
      delete from search_key where (key, created_at, no) in
      (select ${numberGiven(0)}, ${numberGiven(1)}, ${numberGiven(2)} from ${rowsGiven(dialect, gone)})`.execute(
      trx,
    );
  if (come.length > 0)
    await sql`
      insert into search_key (key, created_at, no)
      select ${numberGiven(0)}, ${numberGiven(1)}, ${numberGiven(2)}
      from ${rowsGiven(dialect, come)} where true on conflict do nothing`.execute(trx);
}

/** What nothing stands in any more goes: processing alone has a bucket for each minute. */
export async function writeTallies(
  trx: Trx,
  environment: string,
  changes: readonly TallyChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const dialect = dialectOf(trx);
  const rows = changes.map(({ list, bucket, links, paise }) => [list, bucket, links, paise]);
  await sql`
    insert into payout_link_tally (environment, list, bucket, links, paise)
    select ${environment}, ${textGiven(0)}, ${numberGiven(1)}, ${numberGiven(2)}, ${numberGiven(3)}
    from ${rowsGiven(dialect, rows)} where true
    on conflict (environment, list, bucket) do update set
      links = payout_link_tally.links + excluded.links, paise = payout_link_tally.paise + excluded.paise`.execute(
    trx,
  );
  const fewer = rows.filter(([, , links]) => Number(links) < 0);
  if (fewer.length === 0) return;
  await sql`
    delete from payout_link_tally where environment = ${environment} and links = 0 and (list, bucket) in
    (select ${textGiven(0)}, ${numberGiven(1)} from ${rowsGiven(dialect, fewer)})`.execute(trx);
}

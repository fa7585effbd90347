import type { Database } from '../src/database/open-database.ts';
import { plainOf } from '../src/directory/directory-row.ts';
import { linkRows } from '../src/directory/link-rows.ts';
import { purposeForm } from '../src/directory/purpose-form.ts';
import { createRecordSealing } from '../src/directory/record-sealing.ts';
import { searchKeysOf } from '../src/directory/search-keys-of.ts';
import { tallyChanges } from '../src/directory/tally-changes.ts';

type Place = { database: Database; environment: string; dataKeys: readonly Buffer[] };

/** What stands in the tables that are derived from the links, and what should stand there, in one order each. */
export async function recountDirectory({ database, environment, dataKeys }: Place) {
  const sealing = createRecordSealing(dataKeys, environment);
  const rows = await linkRows(database.kysely, environment).execute();
  const tallies = await database.kysely
    .selectFrom('payout_link_tally')
    .select(['list', 'bucket', 'links', 'paise'])
    .where('environment', '=', environment)
    .execute();
  const counted = tallyChanges(rows.map((row) => ({ before: null, after: row })));
  // They may be larger than a number holds.
  const keys = await database.kysely
    .selectFrom('search_key')
    .select(({ cast }) => [cast<string>('key', 'text').as('key'), 'created_at', 'no'])
    .execute();
  const purposes = await database.kysely
    .selectFrom('payout_link')
    .select(({ cast }) => ['no', cast<string | null>('purpose_key', 'text').as('key')])
    .execute();
  const purposeOf = new Map(purposes.map(({ no, key }) => [no, key]));
  const opened = rows.flatMap((row) => {
    const record = sealing.open(row);
    return record === null ? [] : [{ row, record, keyId: row.key_id ?? '' }];
  });
  const expected = opened.flatMap(({ row, record, keyId }) =>
    searchKeysOf(record).map(({ kind, value }) => [
      String(sealing.hash.of(keyId, kind, value)),
      record.createdAt,
      row.no,
    ]),
  );
  return {
    records: opened.map(({ record }) => record),
    plain: {
      is: opened.map(({ row }) => plainIn(row)),
      shouldBe: opened.map(({ record }) => plainOf(record)),
    },
    purposes: {
      is: opened.map(({ row }) => purposeOf.get(row.no)),
      shouldBe: opened.map(({ record, keyId }) => {
        const form = purposeForm(record.listed?.purpose ?? '');
        return form === null ? null : String(sealing.hash.of(keyId, 'purpose', form));
      }),
    },
    tallies: { is: sorted(tallies), shouldBe: sorted(counted) },
    searchKeys: {
      is: sorted(keys.map(({ key, created_at, no }) => [key, created_at, no])),
      shouldBe: sorted(expected),
    },
  };
}

function plainIn({
  no: _no,
  key_id: _keyId,
  sealed: _sealed,
  changed_at: _changedAt,
  ...plain
}: Awaited<ReturnType<ReturnType<typeof linkRows>['execute']>>[number]): object {
  return plain;
}

function sorted(rows: readonly object[]): string[] {
  return rows
    .map((row) => JSON.stringify(Array.isArray(row) ? row : Object.entries(row).toSorted(byName)))
    .toSorted();
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { migrate } from './migrate.ts';
import { openDatabase, type Database } from './open-database.ts';
import { appendAuditEntry } from '../audit/append-audit-entry.ts';
import type { CancelAttemptRow, CancellationRow, Flag, NoticeRow, ResendRow } from './tables.ts';

forEachDatabase((kind) => {
  test('starting again finds nothing left to do and keeps what is there', async () => {
    await using database = await migratedDatabase(kind);
    await database.kysely.insertInto('provider_replica').values({ id: 'a', seen_at: 1 }).execute();
    await migrate(database);
    expect(await database.kysely.selectFrom('provider_replica').selectAll().execute()).toHaveLength(1);
  });

  test('five replicas that start on an empty database at the same moment all come up', async () => {
    const { drop, ...where } = await kind.fresh();
    // Replicas share only PostgreSQL: one SQLite file has one server, which may be asked five times.
    const first = await openDatabase(where);
    const others = [1, 2, 3, 4].map(async () => (where.databaseUrl ? openDatabase(where) : first));
    const replicas = [first, ...(await Promise.all(others))];
    await Promise.all(replicas.map(migrate));
    const names = (await first.kysely.introspection.getTables()).map(({ name }) => name);
    expect(names.toSorted()).toEqual(TABLES);
    await Promise.all(new Set(replicas).values().map((replica) => replica.close()));
    await drop();
  });

  test('a database of the third migration, with rows in it, has all of them after the newest', async () => {
    const { drop, ...where } = await kind.fresh();
    const database = await openDatabase(where);
    await migrate(database);
    await undoFourth(database);
    const { kysely } = database;
    await kysely.insertInto('cancellation').values(CANCELLATION).execute();
    await kysely.insertInto('cancel_attempt').values(ATTEMPT).execute();
    await kysely.insertInto('resend').values(RESEND).execute();
    await kysely.insertInto('notice').values(NOTICE).execute();
    await kysely.insertInto('export').values(EXPORT).execute();
    await database.transaction((trx) => appendAuditEntry(trx, ENTRY));
    const everything = async () =>
      Object.fromEntries(
        await Promise.all(
          OLD_TABLES.map(async (name) => [name, await kysely.selectFrom(name).selectAll().execute()]),
        ),
      ) as Record<string, unknown[]>;
    const before = await everything();
    expect(Object.values(before).map((rows) => rows.length)).toEqual(OLD_TABLES.map(() => 1));
    await migrate(database);
    expect(await everything()).toEqual(before);
    const settings = await kysely.selectFrom('people_setting').selectAll().execute();
    expect(settings).toEqual([{ id: 'people', requires_second_factor: 0 }]);
    expect((await kysely.introspection.getTables()).map(({ name }) => name).toSorted()).toEqual(TABLES);
    await database.close();
    await drop();
  });

  test('a start that fails half-way through leaves no table behind', async () => {
    const { drop, ...where } = await kind.fresh();
    const database = await openDatabase(where);
    // Its name is taken when the audit log's turn comes, after the tables for cancelling.
    await sql`create table audit_entry (x integer)`.execute(database.kysely);
    await expect(migrate(database)).rejects.toThrow('The database could not be brought up to date.');
    const tables = await database.kysely.introspection.getTables();
    expect(tables.map(({ name }) => name)).toEqual(['audit_entry']);
    await database.close();
    await drop();
  });

  test('a link has at most one open cancel, and any number of ended ones', async () => {
    await using database = await migratedDatabase(kind);
    const add = (id: string, open: Flag, environment = 'LIVE') =>
      database.kysely
        .insertInto('cancellation')
        .values({ ...CANCELLATION, id, idempotency_key: id, open, environment })
        .execute();
    await add('1', 0);
    await add('2', 0);
    await add('3', 1);
    await add('4', 1, 'SANDBOX');
    await expect(add('5', 1)).rejects.toThrow(/unique/i);
    await expect(add('3', 0)).rejects.toThrow(/unique/i);
    await expect(add('6', 2 as Flag)).rejects.toThrow(/check/i);
    expect(await database.kysely.selectFrom('cancellation').select('id').execute()).toHaveLength(4);
  });
});

/** As the releases before people had accounts left it. */
async function undoFourth({ kysely }: Database): Promise<void> {
  await sql`delete from kysely_migration where name > '0003-exports-once'`.execute(kysely);
  for (const table of [...NEWEST_TABLES, 'person_session', 'invitation', 'people_setting', 'person'])
    await kysely.schema.dropTable(table).execute();
}

/** Of the directory, those first that refer to others. */
const NEWEST_TABLES = [
  'saved_view',
  'sealed_link',
  'search_key',
  'payout_link_tally',
  'directory_walk',
  'payout_link',
];

const OLD_TABLES = ['cancellation', 'cancel_attempt', 'resend', 'notice', 'audit_entry', 'export'] as const;

const TABLES = [
  'audit_entry',
  'cancel_attempt',
  'cancellation',
  'directory_walk',
  'export',
  'invitation',
  'notice',
  'payout_link',
  'payout_link_tally',
  'people_setting',
  'person',
  'person_session',
  'provider_replica',
  'resend',
  'saved_view',
  'sealed_link',
  'search_key',
];

const CANCELLATION: CancellationRow = {
  id: '1',
  environment: 'LIVE',
  link_id: 'L1',
  state: 'prepared',
  version: 1,
  actor_id: 'p1',
  actor_name: 'Asha',
  idempotency_key: 'k',
  request_hash: 'h',
  amount_paise: 100,
  reason: 'Wrong amount',
  ticket: null,
  seen: '{}',
  created_at: 1,
  updated_at: 1,
  click_at: 1,
  quiet_until: null,
  lease_until: null,
  next_check_at: null,
  watch_until: null,
  checks: 0,
  detail: '{}',
  open: 0,
};

const ATTEMPT: CancelAttemptRow = {
  ...{ operation_id: '1', n: 1, class: 'unknown', because: 'no answer', status_code: null },
  ...{ provider_reference: null, body_hash: null, started_at: 1, ended_at: 2 },
};

const RESEND: ResendRow = {
  ...{ id: '1', environment: 'LIVE', link_id: 'L1', actor_id: 'p1', actor_name: 'Asha' },
  ...{ idempotency_key: 'k', request_hash: 'h', state: 'sent', because: 'Resent.' },
  ...{ provider_reference: null, status_code: 'TXN', at: 1, ended_at: 2 },
};

const NOTICE: NoticeRow = {
  ...{ id: '1', person_id: 'p1', link_id: 'L1', operation_id: '1', text: 'Ask InstantPay' },
  ...{ created_at: 1, read_at: null },
};

const EXPORT = {
  id: '1',
  person_id: 'p1',
  kind: 'audit-entries',
  filter: '{}',
  created_at: 1,
  downloaded_at: null,
};

const ENTRY = {
  ...{ actor: { id: 'p1', name: 'Asha' }, action: 'resend-sent', at: 1 },
  ...{ subject: { type: 'payout-link', id: 'L1' }, detail: { resend: '1' } },
};

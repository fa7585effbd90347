import { sql } from 'kysely';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { migrate } from '../database/migrate.ts';
import { openDatabase } from '../database/open-database.ts';
import type { Database } from '../database/open-database.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { appendAuditEntry } from './append-audit-entry.ts';
import type { AuditEntry } from './append-audit-entry.ts';
import { hashOf, NO_PREVIOUS_HASH } from './audit-chain.ts';

const ENTRY: AuditEntry = {
  actor: { id: 'p1', name: 'Asha' },
  action: 'cancel-asked',
  subject: { type: 'payout-link', id: 'L1' },
  detail: { ticket: null, amountPaise: 100, again: false, reason: 'Duplicate' },
  at: 1_760_000_000_000,
};

/** Worked out by hand with sha256sum over the documented form, so that the form cannot drift unseen. */
const FIRST_HASH = 'fd8b76b34681a6a0419c62763a019dbcdb71f3ccb94d52789442ba1e01b23bf3';

forEachDatabase((kind) => {
  const opened = () => migratedDatabase(kind);
  const append = (database: Database, entry: Partial<AuditEntry> = {}) =>
    database.transaction((trx) => appendAuditEntry(trx, { ...ENTRY, ...entry }));
  const entries = ({ kysely }: Database) =>
    kysely.selectFrom('audit_entry').selectAll().orderBy('seq').execute();

  test('an entry is kept with a hash over everything in it and over the entry before', async () => {
    await using database = await opened();
    await append(database);
    await append(database, { detail: {} });
    const [first, second] = await entries(database);
    expect(first).toStrictEqual({
      seq: 1,
      at: 1_760_000_000_000,
      actor_id: 'p1',
      actor_name: 'Asha',
      action: 'cancel-asked',
      subject_type: 'payout-link',
      subject_id: 'L1',
      detail: '{"again":false,"amountPaise":100,"reason":"Duplicate","ticket":null}',
      previous_hash: NO_PREVIOUS_HASH,
      hash: FIRST_HASH,
    });
    expect(second).toMatchObject({ seq: 2, detail: '{}', previous_hash: FIRST_HASH });
  });

  test('what an entry tells is in one order on every machine, whatever its language', async () => {
    await using database = await opened();
    await append(database, { detail: { émile: 1, zeta: 2, Zeta: 3, alpha: 4, _: 5 } });
    const [entry] = await entries(database);
    expect(entry?.detail).toBe('{"Zeta":3,"_":5,"alpha":4,"zeta":2,"émile":1}');
  });

  test('fifty appenders at once leave one unbroken chain', async () => {
    const { drop, ...where } = await kind.fresh();
    const database = await openDatabase(where);
    await migrate(database);
    const replicas = where.databaseUrl
      ? [database, await openDatabase(where), await openDatabase(where)]
      : [database];
    const appends = Array.from({ length: 50 }, (_, n) =>
      append(replicas[n % replicas.length] ?? database, { subject: { type: 'n', id: String(n) } }),
    );
    const returned = await Promise.all(appends);
    const kept = await entries(database);
    expect(kept).toEqual(returned.toSorted((a, b) => a.seq - b.seq));
    expect(kept.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    expect(kept.map(({ previous_hash }) => previous_hash).slice(1)).toEqual(
      kept.map(({ hash }) => hash).slice(0, -1),
    );
    expect(new Set(kept.map(({ subject_id }) => subject_id)).size).toBe(50);
    await Promise.all(replicas.map((replica) => replica.close()));
    await drop();
  });

  test('an act that is rolled back leaves no entry and no gap', async () => {
    await using database = await opened();
    await append(database);
    const failing = database.transaction(async (trx) => {
      await appendAuditEntry(trx, ENTRY);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await append(database);
    expect((await entries(database)).map(({ seq }) => seq)).toEqual([1, 2]);
  });

  test('an entry that cannot be written takes the act down with it', async () => {
    await using database = await opened();
    const act = database.transaction(async (trx) => {
      await trx.insertInto('provider_replica').values({ id: 'act', seen_at: 1 }).execute();
      await appendAuditEntry(trx, { ...ENTRY, at: Number.NaN });
    });
    await expect(act).rejects.toThrow('no database stores as it is');
    expect(await database.kysely.selectFrom('provider_replica').selectAll().execute()).toEqual([]);
  });

  test('changing, deleting, replacing or inserting anywhere but at the end is refused by the database', async () => {
    await using database = await opened();
    await append(database);
    await append(database);
    const before = await entries(database);
    const blank = (seq: string) => `select ${seq}, 1, '', '', '', '', '', '', '', ''`;
    const statements = [
      'update audit_entry set actor_name = actor_name where seq = 1',
      'delete from audit_entry where seq = 2',
      `insert into audit_entry ${blank('9')}`,
      `insert into audit_entry ${blank('0')}`,
      'insert into audit_entry select * from audit_entry where true on conflict (seq) do update set at = 1',
      database.dialect === 'sqlite'
        ? `insert or replace into audit_entry ${blank('seq')} from audit_entry`
        : 'truncate audit_entry',
    ];
    for (const statement of statements) {
      const refused = sql.raw(statement).execute(database.kysely);
      await expect(refused, statement).rejects.toThrow('The audit log is append-only.');
    }
    expect(await entries(database)).toEqual(before);
  });

  test('whatever a person types, the entry read back still has its hash', async () => {
    await using database = await opened();
    const words = fc.string({ unit: 'binary' });
    const value = fc.oneof(words, fc.maxSafeInteger(), fc.double(), fc.boolean(), fc.constant(null));
    const entry = fc.record({ name: words, subject: words, detail: fc.dictionary(words, value) });
    await fc.assert(
      fc.asyncProperty(entry, async ({ name, subject, detail }) => {
        const odd = { actor: { id: 'p', name }, subject: { type: 't', id: subject }, detail };
        const { seq } = await append(database, odd);
        const query = database.kysely.selectFrom('audit_entry').selectAll().where('seq', '=', seq);
        const row = await query.executeTakeFirstOrThrow();
        expect(hashOf(row)).toBe(row.hash);
      }),
      {
        numRuns: 60,
        examples: [[{ name: 'a\0b', subject: '\uD800', detail: { '\uDC00': '\0\uD800', __proto__: 1 } }]],
      },
    );
  });
});

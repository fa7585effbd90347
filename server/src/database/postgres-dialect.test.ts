import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { openDatabase } from './open-database.ts';

test('a database that cannot be reached is named without its password', async () => {
  const addresses = ['127.0.0.1:1/x', '127.0.0.1:port/x', 'no-such-host.invalid/x'];
  for (const address of addresses) {
    const opening = openDatabase({
      dataDir: '/nowhere',
      databaseUrl: `postgres://me:secret-word@${address}`,
    });
    const error = await opening.then(
      () => new Error('opened'),
      (reason: Error) => reason,
    );
    expect(error.message, address).toMatch(/^DATABASE_URL: the database cannot be reached \(.+\)\.$/);
    expect(JSON.stringify([error.message, error.cause, String(error.cause)])).not.toContain('secret-word');
  }
});

forEachDatabase((kind) => {
  test('texts are compared byte by byte whatever the server is set to', async () => {
    await using database = await migratedDatabase(kind);
    const otherwise = {
      SQLite: sql`select name from sqlite_schema where sql like '%collate%'`,
      PostgreSQL: sql`select column_name from information_schema.columns
        where table_schema = 'public' and table_name not like 'kysely%'
          and data_type = 'text' and collation_name is distinct from 'C'`,
    };
    expect((await otherwise[kind.name].execute(database.kysely)).rows).toEqual([]);
  });

  if (kind.name === 'SQLite') return;

  test('a commit waits for the disk although the server would not', async () => {
    await using database = await migratedDatabase(kind);
    const shown = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(database.kysely);
    expect(shown.rows).toEqual([{ synchronous_commit: 'on' }]);
  });

  test('connections that were cut fail what used them and nothing after', async () => {
    await using database = await migratedDatabase(kind);
    const cutOthers = sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`;
    const cut = database.transaction(async (trx) => {
      await trx.insertInto('provider_replica').values({ id: 'cut', seen_at: 1 }).execute();
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(trx);
    });
    await expect(cut).rejects.toThrow(/terminat/);
    await Promise.all([1, 2, 3].map(() => database.readNow()));
    await cutOthers.execute(database.kysely);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await database.kysely.selectFrom('provider_replica').selectAll().execute()).toEqual([]);
  });
});

import { existsSync } from 'node:fs';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { forEachDatabase } from './databases.ts';

forEachDatabase((database) => {
  test('each test has an empty database of its own, and nothing of it stays', async () => {
    const [one, other] = await Promise.all([database.fresh(), database.fresh()]);
    expect(one.dataDir).not.toBe(other.dataDir);
    if (database.name === 'PostgreSQL') {
      expect(one.databaseUrl).not.toBe(other.databaseUrl);
      expect(await tablesOf(one.databaseUrl)).toBe(0);
    }
    await Promise.all([one.drop(), other.drop()]);
    expect(existsSync(one.dataDir)).toBe(false);
    if (database.name === 'PostgreSQL')
      await expect(tablesOf(one.databaseUrl)).rejects.toThrow('does not exist');
  });
});

async function tablesOf(databaseUrl: string | null): Promise<number> {
  const client = new Client({ connectionString: databaseUrl ?? '' });
  await client.connect();
  const { rowCount } = await client.query("select 1 from pg_tables where schemaname = 'public'");
  await client.end();
  return rowCount ?? -1;
}

import { expect, test } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import type { Database } from '../database/open-database.ts';
import { appendAuditEntry } from './append-audit-entry.ts';
import { listAuditEntries } from './list-audit-entries.ts';
import type { AuditFilter } from './list-audit-entries.ts';

forEachDatabase((kind) => {
  test('an auditor turns pages newest first, and entries written meanwhile do not shift them', async () => {
    await using database = await withTwelveEntries(await migratedDatabase(kind));
    const page = (filter: Partial<AuditFilter>) => listAuditEntries(database.kysely, { limit: 5, ...filter });
    const first = await page({});
    await append(database, 13);
    const second = await page({ cursor: first.nextCursor ?? '' });
    const third = await page({ cursor: second.nextCursor ?? '' });
    expect([first, second, third].map(({ items }) => items.map(({ seq }) => seq))).toEqual([
      [12, 11, 10, 9, 8],
      [7, 6, 5, 4, 3],
      [2, 1],
    ]);
    expect(third.nextCursor).toBeNull();
    expect((await page({ cursor: '6' })).nextCursor).toBeNull();
  });

  test('each filter narrows the list, and together they all hold', async () => {
    await using database = await withTwelveEntries(await migratedDatabase(kind));
    const found = async (filter: Partial<AuditFilter>) =>
      (await listAuditEntries(database.kysely, { limit: 50, ...filter })).items.map(({ seq }) => seq);
    expect(await found({ actor: 'p0' })).toEqual([12, 10, 8, 6, 4, 2]);
    expect(await found({ action: 'a1' })).toEqual([10, 7, 4, 1]);
    expect(await found({ subject: 'L1' })).toEqual([9, 5, 1]);
    expect(await found({ from: 300, to: 500 })).toEqual([4, 3]);
    expect(await found({ actor: 'p0', action: 'a1', from: 500 })).toEqual([10]);
    expect(await found({ actor: "p0' or 1=1 --" })).toEqual([]);
  });

  test('a cursor this list has not given is refused', async () => {
    await using database = await migratedDatabase(kind);
    for (const cursor of ['', '0', '-1', '1.5', 'x', '1e3', '9999999999999999']) {
      const asked = listAuditEntries(database.kysely, { limit: 5, cursor });
      await expect(asked).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });
});

async function withTwelveEntries<T extends Database>(database: T): Promise<T> {
  for (let n = 1; n <= 12; n += 1) await append(database, n);
  return database;
}

function append(database: Database, n: number): Promise<unknown> {
  const actor = { id: `p${n % 2}`, name: 'Asha' };
  const subject = { type: 'payout-link', id: `L${n % 4}` };
  const entry = { actor, action: `a${n % 3}`, subject, detail: {}, at: n * 100 };
  return database.transaction((trx) => appendAuditEntry(trx, entry));
}

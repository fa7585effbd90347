import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { isUniqueViolation } from './is-unique-violation.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import type { Database } from './open-database.ts';
import type { NoticeRow, ResendRow } from './tables.ts';

const RESEND: ResendRow = {
  id: 'r1',
  environment: 'LIVE',
  link_id: 'L1',
  actor_id: 'p1',
  actor_name: 'Asha',
  idempotency_key: 'k1',
  request_hash: 'h',
  state: 'sent',
  because: null,
  provider_reference: null,
  status_code: null,
  at: 1_760_000_000_000,
  ended_at: null,
};

forEachDatabase((kind) => {
  const opened = () => migratedDatabase(kind);
  const insert = (db: Pick<Database['kysely'], 'insertInto'>, row: Partial<ResendRow>) =>
    db
      .insertInto('resend')
      .values({ ...RESEND, ...row, idempotency_key: row.id ?? 'k1' })
      .execute();
  const ids = async ({ kysely }: Database) =>
    (await kysely.selectFrom('resend').select('id').orderBy('id').execute()).map(({ id }) => id);

  test('a committed row is there after the database was closed and opened again', async () => {
    const { drop, ...where } = await kind.fresh();
    const first = await openDatabase(where);
    await migrate(first);
    await first.transaction((trx) => insert(trx, {}));
    await first.close();
    const second = await openDatabase(where);
    expect(await second.kysely.selectFrom('resend').selectAll().execute()).toStrictEqual([RESEND]);
    await second.close();
    await drop();
  });

  test('a transaction that fails leaves nothing behind, and its own error is what the caller sees', async () => {
    await using database = await opened();
    const failing = database.transaction(async (trx) => {
      await insert(trx, { id: 'lost' });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await ids(database)).toEqual([]);
  });

  test('a transaction that goes on after a failed statement commits all of it or nothing', async () => {
    await using database = await opened();
    await insert(database.kysely, { id: 'a' });
    const twice = database.transaction(async (trx) => {
      await insert(trx, { id: 'b' });
      await insert(trx, { id: 'a' });
    });
    expect(isUniqueViolation(await twice.catch((error: unknown) => error))).toBe(true);
    expect(await ids(database)).toEqual(['a']);
  });

  test('a query started during a transaction is not part of it', async () => {
    await using database = await opened();
    const started = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const failing = database.transaction(async (trx) => {
      await insert(trx, { id: 'inside' });
      started.resolve();
      await goOn.promise;
      throw new Error('rolled back');
    });
    await started.promise;
    const beside = insert(database.kysely, { id: 'beside' });
    goOn.resolve();
    await expect(failing).rejects.toThrow('rolled back');
    await beside;
    expect(await ids(database)).toEqual(['beside']);
  });

  test('a hundred concurrent compare-and-sets on one row let exactly one through', async () => {
    await using database = await opened();
    await insert(database.kysely, { id: 'a' });
    const won = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        database.transaction(async (trx) => {
          const change = trx.updateTable('resend').set({ state: `won by ${n}` });
          return (await change.where('state', '=', 'sent').executeTakeFirst()).numUpdatedRows;
        }),
      ),
    );
    expect(won.filter((rows) => rows === 1n)).toHaveLength(1);
  });

  test('transactions that fail do not block the ones behind them', async () => {
    await using database = await opened();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, n) =>
        database.transaction(async (trx) => {
          await insert(trx, { id: String(n).padStart(2, '0') });
          if (n % 3 === 0) throw new Error('no');
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    expect(await ids(database)).toHaveLength(20);
  });

  test('asking the database beside the transaction one is in is refused at once, not waited for', async () => {
    await using database = await opened();
    const nested = database.transaction(() => ids(database));
    await expect(nested).rejects.toThrow('Inside a transaction only `trx` may be queried.');
    const twice = database.transaction(() => database.transaction(async () => 1));
    await expect(twice).rejects.toThrow('Inside a transaction only `trx` may be queried.');
  });

  test('work a transaction started and left behind may ask the database once it has ended', async () => {
    await using database = await opened();
    const ended = Promise.withResolvers<void>();
    const later = await database.transaction(async () => ({ ids: ended.promise.then(() => ids(database)) }));
    ended.resolve();
    expect(await later.ids).toEqual([]);
  });

  test('a parameter that would be stored as something else is refused before anything is stored', async () => {
    await using database = await opened();
    for (const value of [undefined, new Date(0), { a: 1 }, [1], Number.NaN, Infinity, Symbol('s'), 'a\0b']) {
      const stored = sql`insert into provider_replica values (${value}, ${value})`.execute(database.kysely);
      await expect(stored).rejects.toThrow('A query was given a parameter no database stores as it is');
    }
    expect(await database.kysely.selectFrom('provider_replica').selectAll().execute()).toEqual([]);
  });

  test('texts and whole numbers come back as they were given', async () => {
    await using database = await opened();
    const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0'));
    let n = 0;
    await fc.assert(
      fc.asyncProperty(text, fc.maxSafeInteger(), async (words, instant) => {
        const id = `n${(n += 1)}`;
        await database.kysely
          .insertInto('provider_replica')
          .values({ id: id + words, seen_at: instant })
          .execute();
        const row = database.kysely
          .selectFrom('provider_replica')
          .selectAll()
          .where('id', '=', id + words);
        expect(await row.executeTakeFirst()).toStrictEqual({ id: id + words, seen_at: instant });
      }),
      { numRuns: 50 },
    );
  });

  test('counts and sums are numbers, and ids are ordered byte by byte', async () => {
    await using database = await opened();
    for (const id of ['b', 'B', 'a', 'Z', 'é', '-']) await insert(database.kysely, { id, at: 2 ** 40 });
    expect(await ids(database)).toEqual(['-', 'B', 'Z', 'a', 'b', 'é']);
    const totals = database.kysely
      .selectFrom('resend')
      .select(({ fn }) => [fn.countAll<number>().as('rows'), fn.sum<number>('at').as('sum')]);
    expect(await totals.executeTakeFirst()).toStrictEqual({ rows: 6, sum: 6 * 2 ** 40 });
  });

  test('text in a column of numbers and a flag other than 0 or 1 are refused', async () => {
    await using database = await opened();
    await expect(insert(database.kysely, { at: 'soon' as never })).rejects.toThrow();
    await expect(insert(database.kysely, { at: 1.5 })).rejects.toThrow();
    await expect(insert(database.kysely, { id: null as never })).rejects.toThrow();
    expect(await ids(database)).toEqual([]);
  });

  test('the shared clock runs with ours', async () => {
    await using database = await opened();
    expect(Math.abs((await database.readNow()) - Date.now())).toBeLessThan(5_000);
    expect(Number.isInteger(await database.transaction((trx) => database.readNow(trx)))).toBe(true);
  });

  test('closing waits for the transaction under way', async () => {
    const { drop, ...where } = await kind.fresh();
    const database = await openDatabase(where);
    await migrate(database);
    const working = database.transaction(async (trx) => {
      await insert(trx, { id: 'late' });
      await insert(trx, { id: 'later' });
    });
    await Promise.all([working, database.close()]);
    const again = await openDatabase(where);
    expect(await ids(again)).toEqual(['late', 'later']);
    await again.close();
    await drop();
  });

  test('a notice needs the operation it speaks of', async () => {
    await using database = await opened();
    const notice: NoticeRow = {
      id: 'n',
      person_id: 'p',
      link_id: 'L',
      operation_id: 'gone',
      text: 'x',
      created_at: 1,
      read_at: null,
    };
    await expect(database.kysely.insertInto('notice').values(notice).execute()).rejects.toThrow(
      /foreign key/i,
    );
  });
});

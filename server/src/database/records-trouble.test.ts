import { expect, test } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { RecordsOutOfReach } from '../failure.ts';
import { asTrouble } from './records-trouble.ts';

test.for([
  [{ code: 'ECONNREFUSED' }, true],
  [{ code: '57P01' }, true],
  [{ code: '53100' }, true],
  [{ code: '25006' }, true],
  [{ errcode: 5 }, true],
  [{ errcode: 522 }, true],
  [{ errcode: 13 }, true],
  [{ message: 'Connection terminated unexpectedly' }, true],
  [{ message: 'Query read timeout' }, true],
  [{ code: 'ERR_INVALID_ARG_TYPE' }, false],
  [{}, false],
  [{ code: '23505' }, false],
  [{ code: '42601' }, false],
  [{ errcode: 2067 }, false],
  [{ errcode: 1 }, false],
] as const)('an error with %o is the database’s own trouble: %s', ([words, isTrouble]) => {
  const error = Object.assign(new Error('as the database says'), words);
  const told = asTrouble(error);
  expect(told instanceof RecordsOutOfReach).toBe(isTrouble);
  expect(isTrouble ? (told as Error).cause : told).toBe(error);
  expect((told as Error).message).toBe(error.message);
});

forEachDatabase((kind) => {
  test('a row that is there already is told as such, not as trouble', async () => {
    await using database = await migratedDatabase(kind);
    const add = () =>
      database.kysely.insertInto('provider_replica').values({ id: 'a', seen_at: 1 }).execute();
    await add();
    const again = await add().catch((error: unknown) => error);
    expect(again).not.toBeInstanceOf(RecordsOutOfReach);
  });
});

import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyListed, anySighting, SIGHTED_AT } from '../../testing/any-sighting.ts';
import { forEachDatabase, onPostgres } from '../../testing/databases.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { recountDirectory } from '../../testing/recount-directory.ts';
import { openDatabase, type Database } from '../database/open-database.ts';
import { migrate } from '../database/migrate.ts';
import type { ListedLink } from '../instantpay/instantpay.ts';
import type { Sighting } from './directory-record.ts';
import { createDirectoryStore } from './directory-store.ts';
import { listSightings } from './sighting-of.ts';

const NOW = SIGHTED_AT;
const [key, nextKey] = [randomBytes(32), randomBytes(32)];

function storeIn(database: Database, { environment = 'sandbox', dataKeys = [key] } = {}) {
  const place = { database, environment, dataKeys };
  return { ...createDirectoryStore(place), recount: () => recountDirectory(place) };
}

/** Of any number, all different. */
function links(count: number, more: Partial<ListedLink> = {}): ListedLink[] {
  const [one] = fc.sample(anyListed(), { numRuns: 1, seed: 7 });
  if (one === undefined) throw new Error('no link was made');
  return Array.from({ length: count }, (_, at) => ({
    ...one,
    linkId: `65704add${String(at).padStart(16, '0')}`,
    providerStatus: 'ISSUED',
    ...more,
  }));
}

forEachDatabase((kind) => {
  test('what was said of a link is there again, also by its number', async () => {
    await using database = await migratedDatabase(kind);
    const store = storeIn(database);
    const [link] = links(1, { name: 'Ravi Kumar', mobile: '9876543210' });
    const { linkId = '' } = link ?? {};
    await store.put(listSightings(links(3, { name: 'Ravi Kumar', mobile: '9876543210' }), NOW), NOW);
    const record = (await store.recordsOf([linkId, 'unknown-1'])).get(linkId);
    expect(record).toMatchObject({ status: 'ISSUED', listedAt: NOW, listed: { mobile: '9876543210' } });
    const { no } = await database.kysely
      .selectFrom('payout_link')
      .select('no')
      .where('link_id', '=', linkId)
      .executeTakeFirstOrThrow();
    expect([...(await store.recordsByNo([no, no + 1000]))]).toEqual([[no, record]]);
    expect(await store.recordsOf([])).toEqual(new Map());
  });

  test('it says how many links are new and how many look different, and what looks the same keeps its age', async () => {
    await using database = await migratedDatabase(kind);
    const store = storeIn(database);
    const put = (some: ListedLink[], at: number) => store.put(listSightings(some, at), at);
    const ages = async () =>
      (
        await database.kysely
          .selectFrom('payout_link')
          .select(['changed_at', 'listed_at'])
          .orderBy('no')
          .execute()
      ).map((row) => [row.changed_at, row.listed_at]);
    expect(await put(links(45), NOW)).toEqual({ added: 45, changed: 0 });
    expect(await put(links(45), NOW + 1)).toEqual({ added: 0, changed: 0 });
    expect(await ages()).toEqual(links(45).map(() => [NOW, NOW + 1]));
    const [first, ...others] = links(46);
    if (first === undefined) throw new Error('no link was made');
    const claimed = { ...first, providerStatus: 'CLAIMED' };
    expect(await put([claimed, ...others], NOW + 2)).toEqual({ added: 1, changed: 1 });
    expect((await ages())[0]).toEqual([NOW + 2, NOW + 2]);
    expect((await ages())[1]).toEqual([NOW, NOW + 2]);
  });

  test('links of one environment are not those of the other', async () => {
    await using database = await migratedDatabase(kind);
    const [sandbox, live] = [storeIn(database), storeIn(database, { environment: 'live' })];
    await sandbox.put(listSightings(links(2), NOW), NOW);
    await live.put(listSightings(links(1, { providerStatus: 'CLAIMED' }), NOW), NOW);
    const [link] = links(1);
    expect((await sandbox.recordsOf([link?.linkId ?? '']))?.get(link?.linkId ?? '')?.status).toBe('ISSUED');
    expect((await live.recordsOf(links(2).map(({ linkId }) => linkId))).size).toBe(1);
    const nos = await database.kysely.selectFrom('payout_link').select('no').execute();
    expect((await live.recordsByNo(nos.map(({ no }) => no))).size).toBe(1);
  });

  test('what could not be asked for again is not kept', async () => {
    await using database = await migratedDatabase(kind);
    const store = storeIn(database);
    const odd = ['../x', 'short', 'with space 1', 'nul\0nul', ''].map((linkId) => ({
      ...links(1)[0],
      linkId,
    }));
    expect(await store.put(listSightings([...(odd as ListedLink[]), ...links(1)], NOW), NOW)).toEqual({
      ...{ added: 1, changed: 0 },
    });
  });

  test('tallies, search keys and plain columns are always what the links say', async () => {
    await using database = await migratedDatabase(kind);
    const store = storeIn(database);
    await fc.assert(
      fc.asyncProperty(fc.array(anySighting(), { minLength: 1, maxLength: 15 }), async (some) => {
        await store.put(some, NOW);
        const { plain, purposes, tallies, searchKeys } = await store.recount();
        expect(plain.is).toEqual(plain.shouldBe);
        expect(purposes.is).toEqual(purposes.shouldBe);
        expect(tallies.is).toEqual(tallies.shouldBe);
        expect(searchKeys.is).toEqual(searchKeys.shouldBe);
      }),
      { numRuns: 40 },
    );
    const { records, searchKeys } = await store.recount();
    expect([records.length > 2, searchKeys.is.length > 20]).toEqual([true, true]);
  });

  test('a chunk at a time or all at once, the same is known in the end', async () => {
    await using database = await migratedDatabase(kind);
    const [atOnce, oneByOne] = [storeIn(database), storeIn(database, { environment: 'live' })];
    const some = fc.sample(anySighting(), { numRuns: 60, seed: 11 });
    await atOnce.put(some, NOW);
    for (const one of some) await oneByOne.put([one], NOW);
    const ids = [...new Set(some.map((one) => (one.by === 'list' ? one.link.linkId : one.linkId)))];
    expect(await atOnce.recordsOf(ids)).toEqual(await oneByOne.recordsOf(ids));
    expect((await atOnce.recordsOf(ids)).size).toBeGreaterThan(2);
  });

  describe('while one DATA_KEY replaces another', () => {
    test('links of the older key are read, and sealed with the newer one when something of them changes', async () => {
      await using database = await migratedDatabase(kind);
      await storeIn(database).put(listSightings(links(2), NOW), NOW);
      const both = storeIn(database, { dataKeys: [nextKey, key] });
      const [first] = links(1, { name: 'Meera Nair' });
      if (first === undefined) throw new Error('no link was made');
      expect(await both.put(listSightings([first], NOW + 1), NOW + 1)).toEqual({ added: 0, changed: 1 });
      expect((await both.recordsOf(links(2).map(({ linkId }) => linkId))).size).toBe(2);
      const { searchKeys, tallies } = await both.recount();
      expect(searchKeys.is).toEqual(searchKeys.shouldBe);
      expect(tallies.is).toEqual(tallies.shouldBe);
      const keyIds = await database.kysely.selectFrom('sealed_link').select('key_id').distinct().execute();
      expect(keyIds).toHaveLength(2);
    });

    test('a link whose key is gone is not there, until InstantPay tells of it again', async () => {
      await using database = await migratedDatabase(kind);
      await storeIn(database).put(listSightings(links(2), NOW), NOW);
      const without = storeIn(database, { dataKeys: [nextKey] });
      const ids = links(2).map(({ linkId }) => linkId);
      expect(await without.recordsOf(ids)).toEqual(new Map());
      const resend: Sighting = { by: 'resend', linkId: ids[0] ?? '', sentAt: NOW };
      expect(await without.put([resend], NOW)).toEqual({ added: 0, changed: 0 });
      await without.put(listSightings(links(1, { providerStatus: 'CLAIMED' }), NOW + 1), NOW + 1);
      expect([...(await without.recordsOf(ids)).values()].map(({ status }) => status)).toEqual(['CLAIMED']);
      const { tallies } = await without.recount();
      expect(tallies.is).toEqual(tallies.shouldBe);
    });

    test('a text that somebody changed is as if it were not there', async () => {
      await using database = await migratedDatabase(kind);
      const store = storeIn(database);
      await store.put(listSightings(links(2), NOW), NOW);
      const { no, sealed } = await database.kysely
        .selectFrom('sealed_link')
        .select(['no', 'sealed'])
        .executeTakeFirstOrThrow();
      // The text of another link does not open in this one's place.
      await database.kysely.updateTable('sealed_link').set({ sealed }).where('no', '!=', no).execute();
      expect((await store.recordsOf(links(2).map(({ linkId }) => linkId))).size).toBe(1);
    });
  });
});

onPostgres((kind) => {
  test('two servers that learn of the same links at the same moment count each once', async () => {
    const { drop, ...where } = await kind.fresh();
    const [one, other] = [await openDatabase(where), await openDatabase(where)];
    await migrate(one);
    const stores = [storeIn(one), storeIn(other)];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anySighting(), { minLength: 1, maxLength: 6 }), { minLength: 4, maxLength: 8 }),
        async (puts) => {
          const done = await Promise.all(puts.map(async (some, at) => stores[at % 2]?.put(some, NOW)));
          expect(done).toHaveLength(puts.length);
          const { tallies, searchKeys } = await storeIn(one).recount();
          expect(tallies.is).toEqual(tallies.shouldBe);
          expect(searchKeys.is).toEqual(searchKeys.shouldBe);
        },
      ),
      { numRuns: 15 },
    );
    expect((await storeIn(one).recount()).records.length).toBeGreaterThan(2);
    await Promise.all([one.close(), other.close()]);
    await drop();
  });
});

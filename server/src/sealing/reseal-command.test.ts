import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { searchPayoutLinks } from '../../contract/finding.ts';
import { createPerson } from '../../testing/create-person.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { fillDirectory } from '../../testing/fill-directory.ts';
import { filledDatabase } from '../../testing/filled-database.ts';
import type { FreshDatabase } from '../../testing/fresh-sqlite.ts';
import { manyLink, rareWord } from '../../testing/many-links.ts';
import { recountDirectory } from '../../testing/recount-directory.ts';
import { addSecondFactor, codeFor, forgetUsedCode } from '../../testing/second-factor.ts';
import { serverEnv, TEST_DATA_KEY } from '../../testing/server-env.ts';
import { browserOf, signIn, signInAs } from '../../testing/sign-in.ts';
import { spawnProgram } from '../../testing/spawn-program.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { openDatabase } from '../database/open-database.ts';
import { createDirectoryStore } from '../directory/directory-store.ts';
import { createDirectoryWalkStore } from '../directory/directory-walk-store.ts';
import { listSightings } from '../directory/sighting-of.ts';
import { NOTHING_READ } from '../directory/walk-state.ts';
import { dataKeyId } from './data-key-id.ts';
import { resealCommand } from './reseal-command.ts';

const NOW = Date.UTC(2026, 10, 20);
const OLD = Buffer.from(TEST_DATA_KEY, 'hex');
const NEW = randomBytes(32);
const BOTH = `${NEW.toString('hex')},${TEST_DATA_KEY}`;

type Found = (typeof searchPayoutLinks)['output']['_zod']['output'];

function links(count: number) {
  return Array.from({ length: count }, (_, at) => manyLink(at, NOW));
}

forEachDatabase((kind) => {
  const filled = (count: number) => filledDatabase(kind, links(count));
  const recounted = async (where: FreshDatabase, ...dataKeys: Buffer[]) => {
    const database = await openDatabase(where);
    const counted = await recountDirectory({ database, environment: 'sandbox', dataKeys });
    await database.close();
    return counted;
  };
  const run = async (where: FreshDatabase, dataKeys: Buffer[], dropsLostLinks: boolean) => {
    const database = await openDatabase(where);
    const said: string[] = [];
    const print = (line: string) => void said.push(line);
    const code = await resealCommand({ database, dataKeys, dropsLostLinks, print });
    await database.close();
    return { code, said };
  };
  const reseal = (where: FreshDatabase, ...dataKeys: Buffer[]) => run(where, dataKeys, false);

  test('with the newest key alone everything is still there and found by its hashes, and no other hash is left', async () => {
    const where = await filled(120);
    const before = await recounted(where, NEW, OLD);
    expect(before.records).toHaveLength(120);
    expect(await reseal(where, NEW, OLD)).toEqual({
      ...{ code: 0, said: ['120 texts sealed anew, 0 could not be opened'] },
    });
    const after = await recounted(where, NEW);
    expect(after.records).toEqual(before.records);
    expect(after.plain.is).toEqual(before.plain.is);
    expect(after.searchKeys.is).toEqual(after.searchKeys.shouldBe);
    expect(after.searchKeys.is).toHaveLength(before.searchKeys.is.length);
    expect(new Set(after.searchKeys.is).isDisjointFrom(new Set(before.searchKeys.is))).toBe(true);
    expect(after.purposes.is).toEqual(after.purposes.shouldBe);
    expect(after.tallies.is).toEqual(before.tallies.is);
    expect(await reseal(where, NEW, OLD)).toEqual({
      ...{ code: 0, said: ['0 texts sealed anew, 0 could not be opened'] },
    });
    await where.drop();
  });

  test('without the older key nothing changes, and one sentence says which is missing', async () => {
    const where = await filled(30);
    const { code, said } = await reseal(where, NEW);
    expect([code, said]).toEqual([
      1,
      [
        '0 texts sealed anew, 30 could not be opened',
        `DATA_KEY: what could not be opened was sealed with a key that is not given (key id ${dataKeyId(OLD)}); give it behind the newest one, after a comma, and run this again.`,
        'Links that cannot be opened any more can be dropped, and are read of InstantPay again: linkdesk reseal --drop-lost-links',
      ],
    ]);
    expect((await recounted(where, OLD)).records).toHaveLength(30);
    await where.drop();
  });

  test('links of both environments are sealed anew', async () => {
    const where = await filled(30);
    const database = await openDatabase(where);
    const live = { database, environment: 'live', dataKeys: [OLD] };
    await fillDirectory(live, links(25));
    await database.close();
    expect((await reseal(where, NEW, OLD)).said).toEqual(['55 texts sealed anew, 0 could not be opened']);
    const again = await openDatabase(where);
    for (const [environment, count] of [
      ['sandbox', 30],
      ['live', 25],
    ] as const) {
      const { records } = await recountDirectory({ database: again, environment, dataKeys: [NEW] });
      expect(records).toHaveLength(count);
    }
    await again.close();
    await where.drop();
  });

  test('where a key is lost its links can be dropped with all that was kept of them, and are read again', async () => {
    const where = await filled(60);
    const database = await openDatabase(where);
    const others = { database, environment: 'live', dataKeys: [NEW] };
    await fillDirectory(others, links(1));
    const walks = createDirectoryWalkStore(database, 'sandbox', 60_000);
    const held = await walks.take('a server');
    // InstantPay told of some of them since, without what they were found by before being known.
    await createDirectoryStore({ ...others, environment: 'sandbox' }).put(
      links(25).flatMap(({ linkId, amountPaise, providerStatus, listed }) =>
        listed === null ? [] : listSightings([{ ...listed, linkId, amountPaise, providerStatus }], NOW),
      ),
    );
    await database.close();

    expect(await run(where, [NEW], true)).toEqual({
      code: 0,
      said: [
        '0 texts sealed anew, 0 could not be opened',
        '35 links that nobody can open were dropped; the list of InstantPay is read again for them',
      ],
    });
    const again = await openDatabase(where);
    const [sandbox, live] = await Promise.all(
      ['sandbox', 'live'].map((environment) => recountDirectory({ ...others, database: again, environment })),
    );
    expect([sandbox?.records.length, live?.records.length]).toEqual([25, 1]);
    expect(sandbox?.searchKeys.is).toEqual(
      [...(sandbox?.searchKeys.shouldBe ?? []), ...(live?.searchKeys.shouldBe ?? [])].toSorted(),
    );
    expect(sandbox?.tallies.is).toEqual(sandbox?.tallies.shouldBe);
    const rows = await again.kysely.selectFrom('payout_link').select('link_id').execute();
    expect(rows).toHaveLength(26);
    // Who was reading the list goes on from its beginning.
    const isCommitted = createDirectoryWalkStore(again, 'sandbox', 60_000).commit(
      'a server',
      held?.version ?? 0,
      NOTHING_READ,
    );
    expect(await isCommitted).toBe(false);
    await again.close();
    expect((await run(where, [NEW], true)).said[1]).toMatch(/^0 links/);
    await where.drop();
  });

  test('a text that somebody changed is counted, and keeps nothing else from being sealed', async () => {
    const where = await filled(30);
    const database = await openDatabase(where);
    const [first, second] = await database.kysely.selectFrom('sealed_link').selectAll().limit(2).execute();
    await database.kysely
      .updateTable('sealed_link')
      .set({ sealed: first?.sealed ?? '' })
      .where('no', '=', second?.no ?? 0)
      .execute();
    await database.close();
    const { code, said } = await reseal(where, NEW, OLD);
    expect([code, said[0]]).toEqual([1, '29 texts sealed anew, 1 could not be opened']);
    expect(said[1]).toMatch(/^DATA_KEY: what could not be opened was changed by somebody/);
    await where.drop();
  });

  test('what is learned meanwhile is lost nowhere', async () => {
    const where = await filled(200);
    const database = await openDatabase(where);
    const dataKeys = [NEW, OLD];
    const store = createDirectoryStore({ database, environment: 'sandbox', dataKeys });
    const learn = async () => {
      for (const { linkId, amountPaise, listed } of links(60)) {
        if (listed === null) continue;
        const link = { ...listed, linkId, amountPaise, providerStatus: 'EXPIRED', name: 'Somebody Else' };
        await store.put([{ by: 'list', link, sentAt: NOW + 120_000 }], NOW + 120_000);
      }
    };
    const quietly = { dropsLostLinks: false, print: () => undefined };
    await Promise.all([learn(), resealCommand({ database, dataKeys, ...quietly })]);
    const after = await recountDirectory({ database, environment: 'sandbox', dataKeys: [NEW] });
    expect(after.records).toHaveLength(200);
    expect(after.records.filter(({ listed }) => listed?.name === 'Somebody Else')).toHaveLength(60);
    expect(after.searchKeys.is).toEqual(after.searchKeys.shouldBe);
    expect(after.tallies.is).toEqual(after.tallies.shouldBe);
    await database.close();
    await where.drop();
  });

  test('killed in the middle, the next one goes on where it ended', { timeout: 60_000 }, async () => {
    const where = await filled(1200);
    const sandbox = await startSandbox({ port: 0, seededLinks: 0 });
    const env = { ...serverEnv(where, sandbox), DATA_KEY: BOTH };
    const killed = spawnProgram('linkdesk.ts', ['reseal'], env);
    const database = await openDatabase(where);
    const resealed = async () => {
      const { rows } = await database.kysely
        .selectFrom('sealed_link')
        .select(({ fn }) => fn.countAll<number>().as('rows'))
        .where('key_id', '=', dataKeyId(NEW))
        .executeTakeFirstOrThrow();
      return rows;
    };
    while ((await resealed()) === 0) await wait(1);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const done = await resealed();
    expect([killed.stdout(), done > 0, done < 1200]).toEqual(['', true, true]);
    await database.close();
    const whole = await recounted(where, NEW, OLD);
    expect(whole.searchKeys.is).toEqual(whole.searchKeys.shouldBe);
    const next = spawnProgram('linkdesk.ts', ['reseal'], env);
    expect([await next.ended, next.stdout(), next.stderr()]).toEqual([
      ...[0, `${1200 - done} texts sealed anew, 0 could not be opened\n`, ''],
    ]);
    const { records, searchKeys } = await recounted(where, NEW);
    expect(records).toHaveLength(1200);
    expect(searchKeys.is).toEqual(searchKeys.shouldBe);
    await sandbox.close();
    await where.drop();
  });

  test(
    'people find, sign in and fetch as before, while a key is replaced and after',
    { timeout: 60_000 },
    async () => {
      const where = await filled(90);
      const start = (DATA_KEY: string) => startServer({ database: where, env: { DATA_KEY } });
      const foundBy = async (server: TestServer, q: string) => {
        const operator = await signIn(server, 'operator');
        const { body } = await operator.post<Found>('/api/payout-links/search', { q });
        return body.items.map(({ id }) => id);
      };
      let server = await start(TEST_DATA_KEY);
      const [word, { linkId }] = [rareWord(60), manyLink(60, NOW)];
      expect(await foundBy(server, word)).toContain(linkId);
      const person = await createPerson(server, { roles: ['operator'] });
      const { browser, secret } = await addSecondFactor(server, await signInAs(server, person));
      await browser.post('/api/saved-views', { name: 'Mine', filter: { q: word } });
      const { body: file } = await browser.post<{ id: string }>('/api/payout-links/exports', { q: word });
      await server.close();

      server = await start(BOTH);
      expect(await foundBy(server, word)).toContain(linkId);
      const program = spawnProgram('linkdesk.ts', ['reseal'], {
        ...{ ...serverEnv(where, server.sandbox), DATA_KEY: BOTH },
      });
      expect([await program.ended, program.stdout(), program.stderr()]).toEqual([
        ...[0, '93 texts sealed anew, 0 could not be opened\n', ''],
      ]);
      expect(await foundBy(server, word)).toContain(linkId);
      await server.close();

      server = await start(NEW.toString('hex'));
      expect(await foundBy(server, word)).toContain(linkId);
      const again = browserOf(server, browser.cookie);
      const { body: views } = await again.get<{ items: { name: string }[] }>('/api/saved-views');
      expect(views.items.map(({ name }) => name)).toEqual(['Mine']);
      expect((await again.get(`/api/exports/${file.id}.csv`)).status).toBe(200);
      await forgetUsedCode(server);
      const proof = await again.post('/api/auth/fresh-sign-in', { code: codeFor(secret) });
      expect(proof.status).toBe(200);
      await server.close();
      await where.drop();
    },
  );
});

import { expect, test, vi } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { forEachDatabase, type TestDatabase } from '../../testing/databases.ts';
import { runSql } from '../../testing/run-sql.ts';
import { serverEnv } from '../../testing/server-env.ts';
import { spawnProgram } from '../../testing/spawn-program.ts';
import { idsOf, listCalls } from '../../testing/walk-desk.ts';

const [A, B] = ['203.0.113.1', '203.0.113.2'];
/** Of the lease, and a start on a busy machine. */
const TAKEN_OVER = { timeout: 40_000, interval: 50 };

/** Whoever writes how far the walk is, in the order in which they do. */
const WRITES = [
  'create table walk_write (id int8 generated always as identity, server text)',
  `create function note_walk() returns trigger language plpgsql as $$
    begin insert into walk_write (server) values (current_setting('application_name')); return null; end $$`,
  `create trigger walk_writes after update of state on directory_walk
    for each row when (old.state is distinct from new.state) execute function note_walk()`,
];

forEachDatabase((kind) => {
  // Side by side, because each waits for a lease to end.
  goesOnAfterAKill(kind);
  if (kind.name === 'PostgreSQL') writesNothingAfterAStop(kind);
});

function writesNothingAfterAStop(kind: TestDatabase): void {
  test.concurrent(
    'a server that stood still for longer than its lease writes no progress when it goes on: another one reads now',
    { timeout: 90_000 },
    async () => {
      const database = await kind.fresh();
      const listing = { mostPerPage: 10, largerAre: 'cut' } as const;
      const provider = await startSandbox({ port: 0, seededLinks: 600, listing });
      provider.control.changeClock({ stop: true });
      const start = (INSTANTPAY_ENDPOINT_IP: string) =>
        spawnProgram('main.ts', [], {
          ...{ ...serverEnv(database, provider), INSTANTPAY_ENDPOINT_IP },
          DATABASE_URL: `${database.databaseUrl}?application_name=${INSTANTPAY_ENDPOINT_IP}`,
          ...{ DIRECTORY_EVERY_S: '30', INSTANTPAY_RATE: '40', LOG_LEVEL: 'silent' },
        });
      const first = start(A);
      await vi.waitUntil(() => listCalls(provider, A).length > 3, TAKEN_OVER);
      await runSql(database, ...WRITES);
      // It stands still with a page on its way, which it will have to keep and to tell of.
      provider.control.setFault({ fault: 'delay', call: 'list', count: 1, delayMs: 400 });
      const asked = listCalls(provider, A).length;
      await vi.waitUntil(() => listCalls(provider, A).length > asked, TAKEN_OVER);
      first.child.kill('SIGSTOP');
      const writers = async () =>
        (await runSql(database, 'select server from walk_write order by id')).map((row) =>
          String(row['server']),
        );
      const before = listCalls(provider, A).length;

      const second = start(B);
      await vi.waitUntil(() => listCalls(provider, B).length > 3, TAKEN_OVER);
      const until = (await writers()).length;
      first.child.kill('SIGCONT');
      const links = idsOf(provider);
      const known = async () =>
        Number((await runSql(database, 'select count(*) as links from payout_link'))[0]?.['links']);
      await vi.waitUntil(async () => (await known()) === links.length, TAKEN_OVER);

      expect(new Set((await writers()).slice(until))).toEqual(new Set([B]));
      expect(listCalls(provider, A)).toHaveLength(before);
      for (const { child } of [first, second]) child.kill('SIGTERM');
      expect(await Promise.all([first.ended, second.ended])).toEqual([0, 0]);
      await provider.close();
      await database.drop();
    },
  );
}

function goesOnAfterAKill(kind: TestDatabase): void {
  test.concurrent(
    'a server that is killed during its first reading goes on after its next start, and every link is found',
    { timeout: 60_000 },
    async () => {
      const [database, provider] = [
        await kind.fresh(),
        await startSandbox({ port: 0, seededLinks: 900, listing: { mostPerPage: 10 } }),
      ];
      provider.control.changeClock({ stop: true });
      const env = {
        ...serverEnv(database, provider),
        ...{ DIRECTORY_EVERY_S: '30', INSTANTPAY_RATE: '200', LOG_LEVEL: 'silent' },
      };
      const first = spawnProgram('main.ts', [], env);
      await vi.waitUntil(() => listCalls(provider).length > 10, TAKEN_OVER);
      first.child.kill('SIGKILL');
      await first.ended;
      const kept = Number(
        (await runSql(database, 'select count(*) as links from payout_link'))[0]?.['links'],
      );
      expect(kept).toBeGreaterThan(0);
      const links = idsOf(provider).length;
      expect(kept).toBeLessThan(links);

      const second = spawnProgram('main.ts', [], env);
      const verdict = async () => {
        const [row] = await runSql(database, 'select state from directory_walk');
        return (JSON.parse(String(row?.['state'])) as { verdict: string | null }).verdict;
      };
      await vi.waitUntil(async () => (await verdict()) === 'complete', { timeout: 40_000, interval: 100 });
      const known = await runSql(database, 'select link_id from payout_link');
      expect(known.map((row) => String(row['link_id'])).toSorted()).toEqual(idsOf(provider));
      // What the first one had read was not read again, but for the page that was under way.
      const pages = Math.ceil(links / 10);
      const read = listCalls(provider).filter(
        ({ outcome, body }) => outcome === 'TXN' && !body.includes('ISSUED'),
      );
      expect(read.length).toBeLessThan(pages + 8);
      second.child.kill('SIGTERM');
      expect(await second.ended).toBe(0);
      await provider.close();
      await database.drop();
    },
  );
}

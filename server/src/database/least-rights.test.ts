import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../contract/audit.ts';
import type { CancelOperation } from '../../contract/cancellations.ts';
import type { PayoutLink } from '../../contract/payout-links.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { onPostgres } from '../../testing/databases.ts';
import type { FreshDatabase } from '../../testing/fresh-sqlite.ts';
import { runSql } from '../../testing/run-sql.ts';
import { serverEnv } from '../../testing/server-env.ts';
import { everyActOfPeople } from '../../testing/every-act-of-people.ts';
import { signIn } from '../../testing/sign-in.ts';
import { userCommand } from '../sign-in/user-command.ts';
import { spawnProgram } from '../../testing/spawn-program.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';

const UNDO_NEWEST_MIGRATION = [
  `delete from kysely_migration where name >= '0005'`,
  'drop table saved_view, sealed_link, search_key, payout_link_tally, directory_walk, payout_link',
];
const SQL = readFileSync(join(import.meta.dirname, 'least-rights.sql'), 'utf8');

onPostgres((kind) => {
  describe('with the application’s own login', () => {
    const login = `app_${randomUUID().replaceAll('-', '')}`;
    let owner: FreshDatabase;
    let app: FreshDatabase;
    beforeAll(async () => {
      owner = await kind.fresh();
      const url = new URL(owner.databaseUrl ?? '');
      url.username = login;
      app = { ...owner, databaseUrl: url.href };
      await runSql(owner, `create role ${login} login`);
    });
    afterAll(async () => {
      await runSql(owner, `drop owned by ${login}`, `drop role ${login}`);
      await owner.drop();
    });

    const grant = () => runSql(owner, SQL.replaceAll('linkdesk_app', login));
    const linkdesk = async (databaseUrl: string | null, ...args: string[]) => {
      const program = spawnProgram('linkdesk.ts', args, { DATABASE_URL: databaseUrl ?? '' });
      return { code: await program.ended, said: program.stdout() + program.stderr() };
    };
    const NOT_UP_TO_DATE =
      'DATABASE_URL: the database is not up to date and this login may not change it; run "linkdesk migrate" with the owner’s login, then least-rights.sql.';

    test('the start is refused in one sentence until the owner has migrated', async () => {
      await runSql(owner, 'revoke create on schema public from public');
      const database = await openDatabase(app);
      await expect(migrate(database)).rejects.toThrow(NOT_UP_TO_DATE);
      await database.close();
      expect(await linkdesk(owner.databaseUrl, 'migrate')).toEqual({
        code: 0,
        said: 'The database is up to date.\n',
      });
      await grant();
      await grant();
      const migrated = await openDatabase(app);
      await migrate(migrated);
      await migrated.close();
    });

    test('the next upgrade is refused in the same sentence, on the command line too', async () => {
      await runSql(owner, ...UNDO_NEWEST_MIGRATION);
      expect(await linkdesk(app.databaseUrl, 'migrate')).toEqual({ code: 1, said: `${NOT_UP_TO_DATE}\n` });
      await linkdesk(owner.databaseUrl, 'migrate');
      await grant();
    });

    test.each([
      'update audit_entry set actor_name = $$x$$',
      'delete from audit_entry',
      'truncate audit_entry',
      'create trigger t before insert on audit_entry for each row execute function audit_entry_next()',
      'alter table audit_entry disable trigger audit_entry_change',
      'drop table audit_entry',
      'create table x (a int)',
      'create temporary table x (a int)',
      'delete from cancellation',
      'update kysely_migration set name = $$x$$',
      'create schema x',
    ])('the database refuses: %s', async (statement) => {
      await expect(runSql(app, statement)).rejects.toMatchObject({ code: '42501' });
    });

    test('every table is one that the rights were thought about for', async () => {
      const rows = await runSql(owner, `select tablename as name from pg_tables where schemaname = 'public'`);
      for (const { name } of rows) expect(SQL).toMatch(new RegExp(`grant [^;]*\\b${String(name)}\\b[^;]*;`));
    });

    describe('a server', () => {
      let server: TestServer;
      beforeAll(async () => {
        server = await startServer({ database: app });
      });
      afterAll(() => server.close());

      test('finds, cancels, resends, exports and tells with it, and each act is entered', async () => {
        const operator = await signIn(server, 'operator');
        const act = async <Body>(path: string, body: object = {}) => {
          const answer = await operator.post<Body>(path, body, { 'Idempotency-Key': randomUUID() });
          expect([path, answer.status < 300, answer.body]).toEqual([path, true, answer.body]);
          return answer.body;
        };
        const link = server.sandbox.control.makeLink().id;
        await act(`/api/payout-links/${link}/resends`);
        const { body } = await operator.get<PayoutLink>(`/api/payout-links/${link}`);
        const { label } = await act<CancelOperation>(`/api/payout-links/${link}/cancellations`, {
          reason: 'Wrong amount',
          seen: body.cancellation.seen,
        });
        expect(label).toBe('Cancelled');
        const { id } = await act<{ id: string }>('/api/audit-entries/exports');
        expect((await operator.get(`/api/exports/${id}.csv`)).status).toBe(200);
        expect((await operator.get('/api/notices')).status).toBe(200);
        const { body: log } = await operator.get<{ items: AuditEntry[] }>('/api/audit-entries');
        expect(log.items.map(({ action }) => action)).toEqual(
          expect.arrayContaining(['export-fetched', 'export-prepared', 'cancel-requested', 'resend-sent']),
        );
      });

      test('warns that its anchors can be checked only with its own key', () => {
        expect(server.logged().match(/"level":40[^\n]*AUDIT_SIGNING_KEY is not set/g)).toHaveLength(1);
      });
    });

    test('people come, change what is theirs and go, are managed, and see and compare numbers with it', async () => {
      const server = await startServer({ database: app, env: { SAMPLE_PEOPLE: 'off' } });
      try {
        const acts = await everyActOfPeople(server, owner);
        expect(acts.filter(([, status]) => status >= 300)).toEqual([]);
        const database = await openDatabase(app);
        const console = {
          readPassword: () => Promise.resolve('eleven wild herons'),
          ...{ print: () => undefined, complain: () => undefined },
        };
        const [add, disable] = [
          ['add', '--email', 'zoe@desk.example', '--name', 'Zoe', '--role', 'operator'],
          ['disable', '--email', 'zoe@desk.example'],
        ].map((args) => () => userCommand(args, { database, ...console }));
        expect([await add?.(), await disable?.()]).toEqual([0, 0]);
        await database.close();
      } finally {
        await server.close();
      }
    });

    test('a server whose login may not migrate stops with exit code 78 and one line', async () => {
      await runSql(owner, ...UNDO_NEWEST_MIGRATION);
      const provider = await startSandbox({ port: 0, seededLinks: 0 });
      const program = spawnProgram('main.ts', [], serverEnv(app, provider));
      expect([await program.ended, program.stderr()]).toEqual([78, `${NOT_UP_TO_DATE}\n`]);
      await provider.close();
    });
  });
});

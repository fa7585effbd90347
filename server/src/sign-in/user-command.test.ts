import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../contract/session.ts';
import { auditOf } from '../../testing/audit-of.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import type { FreshDatabase } from '../../testing/fresh-sqlite.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { serverEnv } from '../../testing/server-env.ts';
import { browserOf, signInAs } from '../../testing/sign-in.ts';
import { spawnProgram } from '../../testing/spawn-program.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';
import { userCommand } from './user-command.ts';

const PASSWORD = ' seven quiet lanterns ';
const ASHA = ['--email', 'Asha@Desk.example', '--name', 'Asha Nair'];

forEachDatabase((kind) => {
  let database: FreshDatabase;
  let server: TestServer;
  beforeAll(async () => {
    database = await kind.fresh();
    server = await startServer({ database, env: { SAMPLE_PEOPLE: 'off' } });
  });
  afterAll(async () => {
    await server.close();
    await database.drop();
  });

  /** As somebody at a shell beside the running server. */
  async function user(args: string[], password = '') {
    const program = spawnProgram(
      'linkdesk.ts',
      ['user', ...args],
      serverEnv(database, server.sandbox),
      password,
    );
    return { code: await program.ended, said: program.stdout(), complained: program.stderr() };
  }

  test(
    'somebody is added beside a running server, signs in, and is out at once when disabled',
    { timeout: 60_000 },
    async () => {
      const roles = ['--role', 'operator', '--role', 'admin'];
      const added = await user(['add', ...ASHA, ...roles], `${PASSWORD}\n`);
      expect(added).toEqual({
        ...{ code: 0, complained: '' },
        said: 'Asha Nair can sign in with asha@desk.example as operator, admin.\n',
      });
      const browser = await signInAs(server, { email: 'asha@desk.example', password: PASSWORD });
      const { person } = (await browser.get<Session>('/api/session')).body;
      expect([person.name, person.roles]).toEqual(['Asha Nair', ['operator', 'admin']]);
      const again = await user(['add', ...ASHA, ...roles], PASSWORD);
      expect(again).toEqual({
        ...{ code: 1, said: '' },
        complained: 'There is somebody with the e-mail asha@desk.example already.\n',
      });

      const disabled = await user(['disable', '--email', 'ASHA@desk.example']);
      expect(disabled).toMatchObject({
        code: 0,
        said: 'Asha Nair can sign in no more; 1 of their sessions ended.\n',
      });
      expect((await browser.get('/api/session')).status).toBe(401);
      const { status } = await browserOf(server).post('/api/auth/sign-in/email', {
        ...{ email: 'asha@desk.example', password: PASSWORD },
      });
      expect(status).toBe(401);
      expect(await user(['disable', '--email', 'asha@desk.example'])).toMatchObject({
        ...{ code: 0, said: 'Asha Nair is disabled already.\n' },
      });
      const byShell = { actor_id: 'linkdesk user' };
      await expect.poll(async () => (await auditOf(server, person.id)).length).toBe(4);
      expect(await auditOf(server, person.id)).toEqual([
        { ...byShell, action: 'person-add', detail: { before: '', after: 'operator admin', flag: true } },
        { action: 'signed-in', actor_id: person.id, detail: { how: 'password' } },
        { ...byShell, action: 'person-disable', detail: { sessions: 1 } },
        { action: 'sign-in-refused', actor_id: 'stranger', detail: { because: 'disabled' } },
      ]);
    },
  );

  test('each mistake is told in a sentence, and nobody is added', async () => {
    const role = ['--role', 'agent'];
    const mistakes: [args: string[], password: string, code: number, said: RegExp][] = [
      [[], '', 64, /^Say whether to add or to disable somebody\.\nUsage: /],
      [['remove'], '', 64, /^Say whether/],
      [['add', '--name', 'X', ...role], PASSWORD, 64, /^--email is missing\./],
      [['add', '--email', 'x@desk.example', ...role], PASSWORD, 64, /^--name is missing\./],
      [['add', '--email', 'x@desk.example', '--name', 'X'], PASSWORD, 64, /^--role is missing\./],
      [['add', ...ASHA, ...role, '--admin'], PASSWORD, 64, /--admin/],
      [
        ['add', '--email', 'nobody', '--name', 'X', ...role],
        PASSWORD,
        1,
        /^--email: nobody is no e-mail address\.$/,
      ],
      [
        ['add', ...ASHA, '--role', 'owner'],
        PASSWORD,
        1,
        /^--role: there is no role owner\. There are agent, /,
      ],
      [['add', '--email', 'x@desk.example', '--name', ' ', ...role], PASSWORD, 1, /^--name: give 1 to 80/],
      [
        ['add', '--email', 'x@desk.example', '--name', 'X', ...role],
        '',
        1,
        /^Give the password on standard input/,
      ],
      [['add', '--email', 'x@desk.example', '--name', 'X', ...role], 'short', 1, /at least 12 characters/],
      [
        ['add', '--email', 'x@desk.example', '--name', 'X', ...role],
        'password1234',
        1,
        /first that are tried/,
      ],
      [['disable'], '', 64, /^--email is missing\./],
      [['disable', ...ASHA], '', 64, /^To disable somebody takes --email and nothing else\./],
      [
        ['disable', '--email', 'x@desk.example'],
        '',
        1,
        /^Nobody signs in here with the e-mail x@desk\.example/,
      ],
    ];
    await using own = await migratedDatabase(kind);
    for (const [args, password, code, sentence] of mistakes) {
      const lines: string[] = [];
      const complain = (line: string) => void lines.push(line);
      const print = (line: string) => void lines.push(`done: ${line}`);
      const parts = { database: own, print, complain, readPassword: async () => password };
      const answer = [args, await userCommand(args, parts), lines];
      expect(answer).toEqual([args, code, [expect.stringMatching(sentence)]]);
    }
    expect(await own.kysely.selectFrom('person').selectAll().execute()).toEqual([]);
    expect(await user(['add'])).toMatchObject({
      ...{ code: 64, said: '', complained: expect.stringMatching(/^--email is missing\./) as string },
    });
  });
});

import { expect, test } from 'vitest';
import type { Invitation, Person } from '../../contract/people.ts';
import type { Problem } from '../../contract/problem.ts';
import type { Session } from '../../contract/session.ts';
import type { SignInStep } from '../../contract/sign-in.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { auditOf } from '../../testing/audit-of.ts';
import { createPerson } from '../../testing/create-person.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import type { FreshDatabase } from '../../testing/fresh-sqlite.ts';
import { runSql } from '../../testing/run-sql.ts';
import { addSecondFactor } from '../../testing/second-factor.ts';
import { serverEnv } from '../../testing/server-env.ts';
import { browserOf, sessionCookieOf, signInAs, type Browser } from '../../testing/sign-in.ts';
import { spawnProgram, type Program } from '../../testing/spawn-program.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

const READ = '/api/auth/invitation';
const ACCEPT = '/api/auth/invitation/accept';
const PASSWORD = 'nine loud umbrellas';

forEachDatabase((kind) => {
  async function withAdmin(run: (server: TestServer, admin: Browser) => Promise<void>): Promise<void> {
    const server = await startServer({ kind, env: { SAMPLE_PEOPLE: 'off' } });
    try {
      await run(server, await signInAs(server, await createPerson(server, { roles: ['admin'] })));
    } finally {
      await server.close();
    }
  }

  type Invited = { id: string; token: string };
  const tokenIn = ({ url }: Pick<Invitation, 'url'>) => new URL(url).hash.slice(1);

  async function invite(admin: Browser, email = 'ravi@desk.example'): Promise<Invited> {
    const { body } = await admin.post<{ person: Person; invitation: Invitation }>('/api/people', {
      ...{ name: 'Ravi Menon', email, roles: ['agent'] },
    });
    return { id: body.person.id, token: tokenIn(body.invitation) };
  }

  test('whoever was invited sees what the link is for, sets a password and is signed in', async () => {
    await withAdmin(async (server, admin) => {
      const { id, token } = await invite(admin);
      const stranger = browserOf(server);
      expect((await stranger.post(READ, { token })).body).toEqual({
        ...{ purpose: 'join', name: 'Ravi Menon', email: 'ravi@desk.example', roles: ['agent'] },
      });
      const { body, headers } = await stranger.post<SignInStep>(ACCEPT, { token, password: PASSWORD });
      expect(body.next).toBe('signed-in');
      const browser = browserOf(server, sessionCookieOf(headers));
      expect((await browser.get<Session>('/api/session')).body.person).toEqual({
        ...{ id, name: 'Ravi Menon', email: 'ravi@desk.example', roles: ['agent'] },
      });
      await signInAs(server, { email: 'ravi@desk.example', password: PASSWORD });
      expect((await auditOf(server, id)).slice(1, 3)).toEqual([
        { action: 'password-set', actor_id: id, detail: { purpose: 'join' } },
        { action: 'signed-in', actor_id: id, detail: { how: 'one-time link' } },
      ]);
    });
  });

  test('a link is good once, also when two use it in the same moment', async () => {
    await withAdmin(async (server, admin) => {
      const { token } = await invite(admin);
      const use = () => browserOf(server).post<Problem>(ACCEPT, { token, password: PASSWORD });
      const both = await Promise.all([use(), use()]);
      expect(both.map(({ status }) => status).toSorted((low, high) => low - high)).toEqual([200, 404]);
      expect((await use()).body.code).toBe('not-found');
      expect((await browserOf(server).post(READ, { token })).status).toBe(404);
    });
  });

  test('a link that is over, was replaced, never was or whose person is disabled is refused in the same words', async () => {
    await withAdmin(async (server, admin) => {
      const [over, replaced, disabled] = [
        await invite(admin, 'over@desk.example'),
        await invite(admin, 'replaced@desk.example'),
        await invite(admin, 'disabled@desk.example'),
      ];
      await admin.post(`/api/people/${replaced.id}/invitations`);
      await runSql(
        server.database,
        `update person set disabled_at = 1 where id = '${disabled.id}'`,
        `update invitation set ends_at = ends_at - 86400001 where person_id = '${over.id}'`,
      );
      const said = new Set<string>();
      for (const token of [over.token, replaced.token, disabled.token, 'A'.repeat(43)]) {
        for (const path of [READ, ACCEPT]) {
          const body = path === READ ? { token } : { token, password: PASSWORD };
          const answer = await browserOf(server).post<Problem>(path, body);
          expect([path, answer.status, answer.headers.getSetCookie()]).toEqual([path, 404, []]);
          said.add(answer.body.detail);
        }
      }
      expect(said.size).toBe(1);
    });
  });

  test('a refused password leaves the link, and nobody gives themselves a name, an e-mail or a role', async () => {
    await withAdmin(async (server, admin) => {
      const { token, id } = await invite(admin);
      for (const more of [
        { password: 'ravi menon 2026' },
        { roles: ['admin'] },
        { role: 'admin' },
        { name: 'Somebody Else' },
        { email: 'else@desk.example', name: 'Somebody Else' },
        { id: 'p-other' },
        { disabled_at: null },
      ]) {
        const { status } = await browserOf(server).post(ACCEPT, { token, password: PASSWORD, ...more });
        expect([more, status]).toEqual([more, 400]);
      }
      expect((await browserOf(server).post(ACCEPT, { token, password: PASSWORD })).status).toBe(200);
      const [row] = await runSql(server.database, `select name, roles from person where id = '${id}'`);
      expect(row).toEqual({ name: 'Ravi Menon', roles: '["agent"]' });
    });
  });

  test('a new password ends the sessions there were, and skips no authenticator app', async () => {
    await withAdmin(async (server, admin) => {
      const person = await createPerson(server, { email: 'asha@desk.example' });
      const { browser } = await addSecondFactor(server, await signInAs(server, person));
      const { body } = await admin.post<{ invitation: Invitation }>(`/api/people/${person.id}/invitations`);
      const token = tokenIn(body.invitation);
      expect((await browserOf(server).post(READ, { token })).body).toMatchObject({ purpose: 'new-password' });
      const accepted = await browserOf(server).post<SignInStep>(ACCEPT, { token, password: PASSWORD });
      expect(accepted.body).toEqual({ next: 'second-factor' });
      expect((await browser.get('/api/session')).status).toBe(401);
      const half = browserOf(server, sessionCookieOf(accepted.headers));
      expect((await half.get('/api/session')).status).toBe(401);
    });
  });

  test('where a second factor is required, a link leads to setting one up', async () => {
    await withAdmin(async (server, admin) => {
      const { token } = await invite(admin);
      await runSql(server.database, 'update people_setting set requires_second_factor = 1');
      const { body } = await browserOf(server).post(ACCEPT, { token, password: PASSWORD });
      expect(body).toEqual({ next: 'set-up-second-factor' });
    });
  });

  test(
    'a first start prints the link that makes the first administrator, and each later one another',
    { timeout: 60_000 },
    async () => {
      const [database, provider] = [await kind.fresh(), await startSandbox({ port: 0, seededLinks: 0 })];
      const running: Program[] = [];
      const start = async () => {
        const program = spawnProgram('main.ts', [], {
          ...serverEnv(database, provider),
          SAMPLE_PEOPLE: 'off',
        });
        running.push(program);
        const [, origin = ''] = await program.printed(/running at (\S+)/);
        return { program, origin };
      };
      const stop = async ({ child, ended }: Program) => {
        child.kill('SIGTERM');
        expect(await ended).toBe(0);
      };
      try {
        const first = await start();
        const [, firstToken = ''] = await first.program.printed(/\/welcome#([\w-]{43})\n/);
        await stop(first.program);
        const second = await start();
        const [, token = ''] = await second.program.printed(/\/welcome#([\w-]{43})\n/);
        const stranger = browserOf(second);
        expect((await stranger.post(READ, { token: firstToken })).status).toBe(404);
        expect((await stranger.post(READ, { token })).body).toEqual({
          ...{ purpose: 'first-administrator', name: null, email: null, roles: ['admin'] },
        });
        const made = { token, password: PASSWORD, name: 'Tara Rao', email: 'Tara@Desk.example' };
        const { name: _name, ...nameless } = made;
        expect((await stranger.post(ACCEPT, nameless)).status).toBe(400);
        expect((await stranger.post(ACCEPT, { ...made, password: 'tara rao 2026' })).status).toBe(400);
        const { body } = await stranger.post<SignInStep>(ACCEPT, made);
        expect(body).toMatchObject({
          next: 'signed-in',
          session: { person: { name: 'Tara Rao', email: 'tara@desk.example', roles: ['admin'] } },
        });
        if (body.next !== 'signed-in') throw new Error('the first administrator is not signed in');
        expect((await auditOf({ database }, body.session.person.id))[0]?.detail).toEqual({
          ...{ purpose: 'first-administrator', before: '', after: 'admin' },
        });
        expect((await stranger.post(ACCEPT, made)).status).toBe(404);
        await stop(second.program);
        const third = await start();
        await third.program.printed(/sign in with e-mail and password/);
        expect(third.program.stdout()).not.toContain('/welcome');
        await stop(third.program);
        for (const { stdout, stderr } of running) expect(isInNoLog(stdout() + stderr())).toBe(true);
      } finally {
        for (const { child } of running) child.kill('SIGKILL');
        await provider.close();
        await dropAfter(running, database);
      }
    },
  );

  test('the first administrator’s link is void as soon as anybody has an account', async () => {
    const server = await startServer({ kind, env: { SAMPLE_PEOPLE: 'off' } });
    try {
      expect(server.firstLink).toMatch(/\/welcome#[\w-]{43}$/);
      const token = tokenIn({ url: server.firstLink ?? '' });
      await createPerson(server);
      const taken = { token, password: PASSWORD, name: 'Mallory', email: 'mallory@desk.example' };
      expect((await browserOf(server).post(ACCEPT, taken)).status).toBe(404);
      expect((await browserOf(server).post(READ, { token })).status).toBe(404);
    } finally {
      await server.close();
    }
  });
});

/** The link stands on its own line for whoever started it, never in a line of the log. */
function isInNoLog(printed: string): boolean {
  return printed.split('\n').every((line) => !(line.startsWith('{') && line.includes('welcome#')));
}

async function dropAfter(programs: Program[], database: FreshDatabase): Promise<void> {
  await Promise.all(programs.map(({ ended }) => ended));
  await database.drop();
}

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../contract/people.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { peopleDesk, refusal, type Seated } from '../../testing/people-desk.ts';
import { runSql } from '../../testing/run-sql.ts';
import { sessionOf } from '../../testing/session-of.ts';
import { signIn } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

forEachDatabase((kind) => {
  let server: TestServer;
  let desk: ReturnType<typeof peopleDesk>;
  let asha: Seated;
  beforeAll(async () => {
    server = await startServer({ kind });
    desk = peopleDesk(server);
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    await desk.empty();
    asha = await desk.seat('Asha', 'admin');
  });

  test('other roles count from the next sign-in, which is at once', async () => {
    const ravi = await desk.seat('Ravi', 'operator');
    const { status, body } = await desk.act(asha, ravi, 'roles', { roles: ['auditor', 'agent'] });
    expect([status, body.roles, body.sessions]).toEqual([200, ['agent', 'auditor'], 0]);
    expect(body.flag).toBe('Acts, and audits what was done.');
    expect(await desk.isIn(ravi)).toBe(false);
    expect(await desk.entered(asha, ravi)).toMatchObject([
      { action: 'person-roles', detail: { before: 'operator', after: 'agent auditor', flag: true } },
    ]);
    const same = await desk.act(asha, ravi, 'roles', { roles: ['auditor', 'agent'] });
    expect(same.status).toBe(200);
    expect(await desk.entered(asha, ravi)).toHaveLength(1);
  });

  test('a disabled person is out with the next request, and their links open nothing', async () => {
    const ravi = await desk.seat('Ravi', 'operator');
    const elsewhere = await sessionOf(server, ravi.id);
    await desk.act(asha, ravi, 'invitations');
    const { status, body } = await desk.act(asha, ravi, 'disable');
    expect([status, body.state, body.sessions]).toEqual([200, 'disabled', 0]);
    expect(await desk.isIn(ravi)).toBe(false);
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    expect(await runSql(server.database, 'select secret_hash from invitation')).toEqual([]);
    expect(refusal(await desk.act(asha, ravi, 'invitations'))).toEqual([
      ...[403, 'forbidden', 'This person is disabled. Enable them first, then make the link.'],
    ]);
    expect((await desk.act(asha, ravi, 'enable')).body.state).toBe('active');
    expect(await desk.isIn(ravi)).toBe(false);
    const done = (await desk.entered(asha, ravi)).map(({ action, detail }) => [action, detail]);
    expect(done.slice(1)).toEqual([
      ['person-disable', { sessions: 2 }],
      ['person-invite-again-refused', { code: 'forbidden' }],
      ['person-enable', { before: '', after: 'operator' }],
    ]);
  });

  test('a session that a sign-in left behind while its person was disabled is dead when they may come again', async () => {
    const ravi = await desk.seat('Ravi', 'operator');
    await desk.act(asha, ravi, 'disable');
    const late = { ...ravi, browser: await sessionOf(server, ravi.id) };
    await desk.act(asha, ravi, 'enable');
    expect(await desk.isIn(late)).toBe(false);
  });

  test('a forgotten authenticator app is forgotten here, too, and the person signs in again', async () => {
    const ravi = await desk.seat('Ravi', 'operator');
    await runSql(
      server.database,
      `update person set totp_secret = 'sealed', totp_confirmed_at = 1, totp_used_step = 2, recovery_codes = '[]'
       where id = '${ravi.id}'`,
    );
    expect((await desk.see(asha, ravi)).secondFactor).toBe(true);
    const { status, body } = await desk.act(asha, ravi, 'second-factor-reset');
    expect([status, body.secondFactor, body.sessions]).toEqual([200, false, 0]);
    expect(await desk.isIn(ravi)).toBe(false);
    expect(
      await runSql(
        server.database,
        `select totp_secret, totp_confirmed_at, totp_used_step, recovery_codes from person where id = '${ravi.id}'`,
      ),
    ).toEqual([{ totp_secret: null, totp_confirmed_at: null, totp_used_step: null, recovery_codes: null }]);
    expect(await desk.entered(asha, ravi)).toMatchObject([
      { action: 'person-second-factor-reset', detail: { wasOn: true, sessions: 1 } },
    ]);
    expect(refusal(await desk.act(asha, asha, 'second-factor-reset'))).toEqual([
      ...[403, 'forbidden', 'Another administrator has to reset your own second factor.'],
    ]);
  });

  test('a person is signed out everywhere and may come again', async () => {
    const ravi = await desk.seat('Ravi', 'operator');
    expect((await desk.act(asha, ravi, 'sign-out')).body).toMatchObject({ state: 'active', sessions: 0 });
    expect(await desk.isIn(ravi)).toBe(false);
    expect(await desk.isIn({ ...ravi, browser: await sessionOf(server, ravi.id) })).toBe(true);
    expect(await desk.entered(asha, ravi)).toMatchObject([
      { action: 'person-sign-out', detail: { sessions: 1 } },
    ]);
  });

  test('one e-mail with an account here and one of the company is flagged, as long as both may come in', async () => {
    const ravi = await desk.seat('Ravi', 'operator');
    const [{ email } = {}] = await runSql(
      server.database,
      `select email from person where id = '${asha.id}'`,
    );
    await runSql(
      server.database,
      `update person set comes_from = 'company', password_hash = null, email = '${String(email).toUpperCase()}'
       where id = '${ravi.id}'`,
    );
    const flags = async () => {
      const { body } = await asha.browser.get<{ items: Person[] }>('/api/people');
      return body.items.filter(({ id }) => [asha.id, ravi.id].includes(id)).map(({ flag }) => flag);
    };
    const TWO = 'The same e-mail has another account here.';
    expect(await flags()).toEqual([TWO, TWO]);
    const { body } = await desk.act(asha, ravi, 'sign-out');
    expect(body.flag).toBe(TWO);
    await desk.act(asha, ravi, 'disable');
    expect(await flags()).toEqual([null, null]);
  });

  test('what the company decides is not changed here', async () => {
    const ravi = await desk.seat('Ravi', 'operator');
    await runSql(
      server.database,
      `update person set comes_from = 'company', password_hash = null where id = '${ravi.id}'`,
    );
    expect((await desk.see(asha, ravi)).state).toBe('active');
    expect(refusal(await desk.act(asha, ravi, 'roles', { roles: ['admin'] }))).toEqual([
      ...[403, 'forbidden', 'The roles of this person come from the company’s sign-in. Change them there.'],
    ]);
    for (const act of ['invitations', 'second-factor-reset'])
      expect([act, (await desk.act(asha, ravi, act)).status]).toEqual([act, 403]);
    for (const act of ['sign-out', 'disable', 'enable'])
      expect([act, (await desk.act(asha, ravi, act)).status]).toEqual([act, 200]);
  });

  test('sample people are listed once they came, may be signed out and not changed', async () => {
    const sample = { id: 'sample-operator-7' };
    const browser = await signIn(server, 'operator', 7);
    expect(await desk.see(asha, sample)).toMatchObject({ from: 'sample', state: 'active', sessions: 1 });
    for (const act of ['invitations', 'disable', 'enable', 'second-factor-reset'])
      expect([act, (await desk.act(asha, sample, act)).status]).toEqual([act, 403]);
    expect((await desk.act(asha, sample, 'roles', { roles: ['admin'] })).status).toBe(403);
    expect((await browser.get('/api/session')).status).toBe(200);
    expect((await desk.act(asha, sample, 'sign-out')).status).toBe(200);
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  test('a list shows what is open now, and no secret of anybody', async () => {
    const ravi = await desk.seat('Ravi', 'operator');
    await sessionOf(server, ravi.id);
    await sessionOf(server, ravi.id, 'second-factor');
    await runSql(
      server.database,
      `update person_session set last_active_at = 1 where id =
         (select id from person_session where person_id = '${ravi.id}' and stage = 'whole' limit 1)`,
    );
    const auditor = await desk.seat('Aditi', 'auditor');
    expect(await desk.see(auditor, ravi)).toMatchObject({ sessions: 1 });
    const { body } = await auditor.browser.get<{ settings: unknown }>('/api/people');
    expect(body.settings).toEqual({ requiresSecondFactor: false });
    expect(JSON.stringify(body)).not.toMatch(/argon|hash|totp|issuer|subject/);
  });

  test('an app may be required of everybody, and it is entered when that changes', async () => {
    const settings = (requiresSecondFactor: boolean) =>
      asha.browser.post('/api/people-settings', { requiresSecondFactor });
    const boss = await sessionOf(server, asha.id);
    const ravi = await desk.seat('Ravi', 'operator');
    expect((await settings(true)).body).toEqual({ requiresSecondFactor: true });
    // Neither has an app: both have to set one up before anything else.
    expect(await desk.isIn(ravi)).toBe(false);
    expect((await boss.get('/api/people')).status).toBe(401);
    await runSql(server.database, `update person set totp_confirmed_at = 1 where id = '${asha.id}'`);
    expect((await settings(true)).status).toBe(200);
    expect((await settings(false)).body).toEqual({ requiresSecondFactor: false });
    expect(await desk.isIn(ravi)).toBe(true);
    expect(await desk.entered(asha, { id: 'people' })).toMatchObject([
      { action: 'people-settings', detail: { requiresSecondFactor: true } },
      { action: 'people-settings', detail: { requiresSecondFactor: false } },
    ]);
  });

  test('nobody is found under an id that nobody has', async () => {
    const NOBODY = [404, 'not-found', 'There is nobody with this id.'];
    const nobody = { id: 'p-0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f' };
    for (const act of ['invitations', 'disable', 'enable', 'second-factor-reset', 'sign-out'])
      expect([act, refusal(await desk.act(asha, nobody, act))]).toEqual([act, NOBODY]);
  });
});

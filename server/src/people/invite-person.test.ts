import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Invitation, Person } from '../../contract/people.ts';
import type { Problem } from '../../contract/problem.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { peopleDesk, refusal, type Seated } from '../../testing/people-desk.ts';
import { runSql } from '../../testing/run-sql.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

type Invited = { person: Person; invitation: Invitation } & Partial<Problem>;

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

  const invite = (email: string, roles = ['agent'], name = 'Ravi Kumar') =>
    asha.browser.post<Invited>('/api/people', { name, email, roles });

  test('an invited person is listed as invited, with a link that is shown once', async () => {
    const { status, body } = await invite('  Ravi@Desk.example ');
    expect(status).toBe(200);
    expect(body.person).toMatchObject({
      ...{ name: 'Ravi Kumar', email: 'ravi@desk.example', roles: ['agent'], state: 'invited' },
      ...{ from: 'password', secondFactor: false, sessions: 0, lastSignInAt: null, flag: null },
    });
    expect(body.person.id).toMatch(/^p-[0-9a-f-]{36}$/);
    expect(body.invitation.url).toMatch(new RegExp(`^${server.origin}/welcome#[A-Za-z0-9_-]{43}$`));
    const lasts = Date.parse(body.invitation.expiresAt) - Date.now();
    expect(lasts / 3_600_000).toBeCloseTo(24, 1);
    expect(await desk.see(asha, body.person)).toEqual(body.person);
    const token = body.invitation.url.slice(-43);
    expect(JSON.stringify(await runSql(server.database, 'select * from invitation'))).not.toContain(token);
    expect(server.logged()).not.toContain(token);
    expect(await desk.entered(asha, body.person)).toEqual([
      {
        action: 'person-invite',
        actor: { id: asha.id, name: 'Asha' },
        subject: { type: 'person', id: body.person.id },
        detail: { before: '', after: 'agent' },
      },
    ]);
  });

  test('the same e-mail invited twice in the same moment makes one person and one clear refusal', async () => {
    const both = await Promise.all([invite('twice@desk.example'), invite('TWICE@desk.example')]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400]);
    const refused = both.find(({ status }) => status === 400);
    expect(refused?.body).toMatchObject({
      code: 'invalid-input',
      detail: 'Somebody with this e-mail is here already. Look for them in the list.',
    });
    expect(
      await runSql(server.database, "select id from person where email = 'twice@desk.example'"),
    ).toHaveLength(1);
    expect(await runSql(server.database, 'select secret_hash from invitation')).toHaveLength(1);
  });

  test('whoever comes in by the company’s sign-in gets no second account under the same e-mail', async () => {
    const ravi = await desk.seat('Ravi', 'approver');
    await runSql(
      server.database,
      `update person set comes_from = 'company', email = 'Ravi@Desk.example' where id = '${ravi.id}'`,
    );
    expect((await invite('ravi@desk.example')).status).toBe(400);
    await runSql(server.database, `update person set disabled_at = 1 where id = '${ravi.id}'`);
    expect((await invite('ravi@desk.example')).status).toBe(200);
  });

  test('roles are kept once each; those that control each other are allowed, said in words and flagged', async () => {
    const { body } = await invite('both@desk.example', ['approver', 'operator', 'approver']);
    expect(body.person.roles).toEqual(['operator', 'approver']);
    expect(body.person.flag).toBe('Asks for cancels and approves cancels.');
    expect(await desk.entered(asha, body.person)).toMatchObject([
      { detail: { before: '', after: 'operator approver', flag: true } },
    ]);
    for (const roles of [[], ['owner'], ['agent', 'owner'], 'agent']) {
      const { status } = await asha.browser.post('/api/people', {
        ...{ name: 'X', email: 'x@desk.example', roles },
      });
      expect([roles, status]).toEqual([roles, 400]);
    }
  });

  test('a new link ends the earlier one, and is for a new password where there was one', async () => {
    const { body: first } = await invite('again@desk.example');
    const again = await desk.act<Invited>(asha, first.person, 'invitations');
    expect([again.status, again.body.person.state]).toEqual([200, 'invited']);
    expect(again.body.invitation.url).not.toBe(first.invitation.url);
    const ravi = await desk.seat('Ravi', 'operator');
    expect((await desk.act(asha, ravi, 'invitations')).status).toBe(200);
    expect(await desk.isIn(ravi)).toBe(true);
    const open = await runSql(server.database, 'select person_id, purpose from invitation order by purpose');
    expect(open).toEqual([
      { person_id: first.person.id, purpose: 'join' },
      { person_id: ravi.id, purpose: 'new-password' },
    ]);
    expect(await desk.entered(asha, ravi)).toMatchObject([
      { action: 'person-invite-again', detail: { purpose: 'new-password' } },
    ]);
    expect(refusal(await desk.act(asha, asha, 'invitations'))).toEqual([
      ...[403, 'forbidden', 'Change your own password under My account, with the one you have.'],
    ]);
  });
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { peopleDesk, refusal } from '../../testing/people-desk.ts';
import { runSql } from '../../testing/run-sql.ts';
import { signIn } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

forEachDatabase((kind) => {
  let server: TestServer;
  let desk: ReturnType<typeof peopleDesk>;
  beforeAll(async () => {
    server = await startServer({ kind });
    desk = peopleDesk(server);
  });
  afterAll(() => server.close());
  beforeEach(() => desk.empty());

  const ONLY_ONE = 'Asha is the only active administrator. Make somebody else an administrator first.';

  test('the only administrator cannot disable or demote themselves', async () => {
    const asha = await desk.seat('Asha', 'admin');
    await desk.seat('Ravi', 'operator');
    expect(refusal(await desk.act(asha, asha, 'disable'))).toEqual([403, 'forbidden', ONLY_ONE]);
    expect(refusal(await desk.act(asha, asha, 'roles', { roles: ['operator'] }))).toEqual([
      ...[403, 'forbidden', ONLY_ONE],
    ]);
    expect(await desk.isIn(asha)).toBe(true);
    expect((await desk.see(asha, asha)).roles).toEqual(['admin']);
  });

  test.each([
    ['is disabled', 'disabled_at = 1'],
    ['has not come yet', 'password_hash = null'],
    ['would come by a company sign-in that is not set up', "comes_from = 'company'"],
  ])('another administrator who %s does not count', async (_why, change) => {
    const asha = await desk.seat('Asha', 'admin');
    const ravi = await desk.seat('Ravi', 'admin');
    await runSql(server.database, `update person set ${change} where id = '${ravi.id}'`);
    expect(refusal(await desk.act(asha, asha, 'disable'))).toEqual([403, 'forbidden', ONLY_ONE]);
  });

  test('neither does a sample administrator, who cannot take the last real one away', async () => {
    const asha = await desk.seat('Asha', 'admin');
    const sample = { ...asha, browser: await signIn(server, 'admin') };
    expect(refusal(await desk.act(sample, asha, 'disable'))).toEqual([403, 'forbidden', ONLY_ONE]);
    expect((await desk.act(sample, asha, 'roles', { roles: ['agent'] })).status).toBe(403);
  });

  test('the only administrator of a small firm may take a second role, and the audit says so', async () => {
    const asha = await desk.seat('Asha', 'admin');
    const { status, body } = await desk.act(asha, asha, 'roles', { roles: ['admin', 'operator'] });
    expect([status, body.flag]).toEqual([200, 'Manages people and cancels links.']);
    expect(await desk.isIn(asha)).toBe(false);
    const auditor = await desk.seat('Aditi', 'auditor');
    expect(await desk.entered(auditor, asha)).toMatchObject([
      {
        action: 'person-roles',
        detail: { before: 'admin', after: 'operator admin', flag: true, own: true },
      },
    ]);
  });

  test('where there are two, another one has to change one’s roles', async () => {
    const [asha, ravi] = [await desk.seat('Asha', 'admin'), await desk.seat('Ravi', 'admin')];
    for (const roles of [['admin', 'approver'], ['agent']]) {
      expect(refusal(await desk.act(asha, asha, 'roles', { roles }))).toEqual([
        ...[403, 'forbidden', 'Another administrator has to change your own roles.'],
      ]);
    }
    expect((await desk.act(ravi, asha, 'roles', { roles: ['approver'] })).body.roles).toEqual(['approver']);
  });

  test('one of two may leave', async () => {
    const [asha, ravi] = [await desk.seat('Asha', 'admin'), await desk.seat('Ravi', 'admin')];
    expect((await desk.act(asha, asha, 'disable')).body.state).toBe('disabled');
    expect([await desk.isIn(asha), await desk.isIn(ravi)]).toEqual([false, true]);
  });

  test.each([2, 3])('of %i administrators who disable each other at once exactly one stays', async (many) => {
    for (let round = 0; round < 4; round += 1) {
      await desk.empty();
      const names = ['Asha', 'Ravi', 'Meera'].slice(0, many);
      const admins = await Promise.all(names.map((name) => desk.seat(name, 'admin')));
      const pairs = admins.flatMap((by) =>
        admins.filter((one) => one !== by).map((whom) => [by, whom] as const),
      );
      const answers = await Promise.all(pairs.map(([by, whom]) => desk.act(by, whom, 'disable')));
      const left = await runSql(
        server.database,
        "select id from person where disabled_at is null and comes_from <> 'sample'",
      );
      expect(left).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(many - 1);
      // Whoever was disabled before their own turn came does nothing more, and is told to sign in.
      expect(answers.every(({ status }) => [200, 401].includes(status))).toBe(true);
    }
  });

  test('two administrators who demote each other at once leave one', async () => {
    for (let round = 0; round < 4; round += 1) {
      await desk.empty();
      const [asha, ravi] = [await desk.seat('Asha', 'admin'), await desk.seat('Ravi', 'admin')];
      const demote = { roles: ['agent'] };
      const answers = await Promise.all([
        desk.act(asha, ravi, 'roles', demote),
        desk.act(ravi, asha, 'roles', demote),
      ]);
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
    }
  });
});

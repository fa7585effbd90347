import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Problem } from '../../contract/problem.ts';
import { canariesIn, makeCanary, RECIPIENT } from '../../testing/canary.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { peopleDesk, type Seated } from '../../testing/people-desk.ts';
import { runSql } from '../../testing/run-sql.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

const ACTS = [
  ['reveals', { field: 'mobile' }, 'reveal'],
  ['caller-checks', { said: RECIPIENT.mobile }, 'caller-check'],
] as const;

forEachDatabase((kind) => {
  let server: TestServer;
  let desk: ReturnType<typeof peopleDesk>;
  let admin: Seated;
  beforeAll(async () => {
    server = await startServer({ kind });
    desk = peopleDesk(server);
    admin = await desk.seat('Asha Rao', 'admin');
  });
  afterAll(() => server.close());
  afterEach(() => server.sandbox.control.clearFaults());

  /** As it stands with somebody who keeps their session. */
  async function demote({ id }: Seated): Promise<{ status: number }> {
    await runSql(server.database, `update person set roles = '["auditor"]' where id = '${id}'`);
    return { status: 200 };
  }
  const WAYS: [how: string, status: number, how: (whom: Seated) => Promise<{ status: number }>][] = [
    ['disabled', 401, (whom) => desk.act(admin, whom, 'disable')],
    ['given another role', 401, (whom) => desk.act(admin, whom, 'roles', { roles: ['auditor'] })],
    ['left without the right', 403, demote],
    ['signed out', 401, (whom) => whom.browser.post('/api/auth/sign-out')],
  ];
  const ACTS_AND_WAYS = ACTS.flatMap((act) => WAYS.map((way) => [act[0], way[0], act, way] as const));

  test.each(ACTS_AND_WAYS)(
    'of %s nothing is answered to somebody who is %s while InstantPay is asked',
    async (_act, _way, [path, body, action], [, refused, takeAway]) => {
      const { id } = makeCanary(server);
      const whom = await desk.seat('Ravi Shah', 'operator');
      const tracks = server.sandbox.control.counts().track;
      server.sandbox.control.setFault({ fault: 'delay', call: 'track', linkId: id, delayMs: 600, count: 1 });
      const asked = whom.browser.post<Problem>(`/api/payout-links/${id}/${path}`, body);
      while (server.sandbox.control.counts().track === tracks) await setTimeout(10);
      const taken = await takeAway(whom);
      expect(taken.status).toBeLessThan(300);
      const answer = await asked;
      expect([answer.status, canariesIn(JSON.stringify(answer.body))]).toEqual([refused, []]);
      const rows = await runSql(server.database, `select action from audit_entry where subject_id = '${id}'`);
      expect(rows).toEqual([{ action: `${action}-refused` }]);
    },
  );
});

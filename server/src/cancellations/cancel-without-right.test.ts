import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { CancelOperation } from '../../contract/cancellations.ts';
import type { PayoutLink } from '../../contract/payout-links.ts';
import type { Role } from '../../contract/permissions.ts';
import type { Problem } from '../../contract/problem.ts';
import { useDesk } from '../../testing/cancel-desk.ts';
import { createPerson } from '../../testing/create-person.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { runSql } from '../../testing/run-sql.ts';
import { sessionOf } from '../../testing/session-of.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';

vi.setConfig({ testTimeout: 60_000 });

forEachDatabase((kind) => {
  const desk = useDesk(kind);
  let admin: Browser;
  beforeAll(async () => {
    admin = await signIn(desk.server, 'admin');
  });
  afterEach(() => desk.server.sandbox.control.clearFaults());

  async function hired(role: Role, given: { email?: string } = {}) {
    const { id } = await createPerson(desk.server, { roles: [role], ...given });
    return { id, browser: await sessionOf(desk.server, id) };
  }

  /** What somebody does while a Track keeps the request of another waiting. */
  async function during<T>(ask: () => Promise<T>, linkId: string, meanwhile: () => Promise<unknown>) {
    const { control } = desk.server.sandbox;
    const tracks = () => control.ledger({ call: 'track', linkId }).length;
    const before = tracks();
    control.setFault({ fault: 'delay', call: 'track', linkId, count: 1, delayMs: 1500 });
    const asking = ask();
    await vi.waitUntil(() => tracks() > before, { timeout: 10_000 });
    await meanwhile();
    return asking;
  }

  async function asked(by?: Browser) {
    const agent = by ?? (await signIn(desk.server, 'agent'));
    const { id: linkId } = desk.server.sandbox.control.makeLink();
    const { body: link } = await agent.get<PayoutLink>(`/api/payout-links/${linkId}`);
    const { body } = await desk.cancel(agent, linkId, link.cancellation.seen);
    expect(body.state).toBe('awaiting-approval');
    return { id: body.id, linkId };
  }

  const disable = (id: string) => () => admin.post(`/api/people/${id}/disable`);
  const demote = (id: string, role: Role) => () => admin.post(`/api/people/${id}/roles`, { roles: [role] });
  const approve = (by: Browser, id: string) => () =>
    by.post<CancelOperation & Problem>(`/api/cancellations/${id}/approve`);

  test('who is disabled while their cancel is checked cancels nothing', async () => {
    const { id, browser } = await hired('operator');
    const link = await desk.issuedLink();
    const answer = await during(() => desk.cancel(browser, link.id, link.seen), link.id, disable(id));
    expect([answer.status, answer.body.code]).toEqual([401, 'not-signed-in']);
    expect(answer.body.detail).toMatch(/nothing was sent/i);
    expect(desk.cancelsOf(link.id)).toBe(0);
    const { body } = await desk.operator.get<PayoutLink>(`/api/payout-links/${link.id}`);
    expect([body.openOperation, body.lastOperation]).toEqual([null, null]);
  });

  test.each(['signed out', 'made an agent'] as const)(
    'who is %s while their cancel is checked cancels nothing',
    async (how) => {
      const { id, browser } = await hired('operator');
      const link = await desk.issuedLink();
      const acts = {
        'signed out': () => browser.post('/api/auth/sign-out'),
        'made an agent': demote(id, 'agent'),
      };
      const answer = await during(() => desk.cancel(browser, link.id, link.seen), link.id, acts[how]);
      expect([answer.status, desk.cancelsOf(link.id)]).toEqual([401, 0]);
    },
  );

  test('who loses the right but not the session is refused in words', async () => {
    const { id, browser } = await hired('operator');
    const link = await desk.issuedLink();
    const answer = await during(
      () => desk.cancel(browser, link.id, link.seen),
      link.id,
      () => runSql(desk.server.database, `update person set roles = '["agent"]' where id = '${id}'`),
    );
    expect([answer.status, answer.body.code, desk.cancelsOf(link.id)]).toEqual([403, 'forbidden', 0]);
    expect(answer.body.detail).toBe('Your role does not allow this any more. Nothing was sent or changed.');
  });

  test('who is made an auditor while their approval is checked approves nothing', async () => {
    const { id: personId, browser } = await hired('operator');
    const { id, linkId } = await asked();
    const answer = await during(approve(browser, id), linkId, demote(personId, 'auditor'));
    expect([answer.status, desk.cancelsOf(linkId), await desk.stateOf(id)]).toEqual([
      ...[401, 0, 'awaiting-approval'],
    ]);
  });

  test('who signs out while their resend is checked resends nothing', async () => {
    const { browser } = await hired('agent');
    const link = await desk.issuedLink();
    const resend = () =>
      browser.post<Problem>(
        `/api/payout-links/${link.id}/resends`,
        {},
        { 'Idempotency-Key': crypto.randomUUID() },
      );
    const answer = await during(resend, link.id, () => browser.post('/api/auth/sign-out'));
    expect([answer.status, answer.body.code]).toEqual([401, 'not-signed-in']);
    expect(desk.server.sandbox.control.ledger({ call: 'notify', linkId: link.id })).toEqual([]);
  });

  test('an operator who presses Ask Finance asks, and another person decides', async () => {
    const link = await desk.issuedLink();
    const key = crypto.randomUUID();
    const ask = (asks: boolean) =>
      desk.operator.post<CancelOperation & Problem>(
        `/api/payout-links/${link.id}/cancellations`,
        { reason: 'Duplicate', seen: link.seen, asks },
        { 'Idempotency-Key': key },
      );
    const answer = await ask(true);
    expect([answer.status, answer.body.state, desk.cancelsOf(link.id)]).toEqual([
      201,
      'awaiting-approval',
      0,
    ]);
    expect([(await ask(true)).status, (await ask(false)).body.code]).toEqual([200, 'key-reused']);
    expect((await approve(desk.operator, answer.body.id)()).status).toBe(403);
    expect((await approve(desk.colleague, answer.body.id)()).body.state).toBe('cancelled');
  });

  test('a resend says of a cancel that only waits that it waits', async () => {
    const { linkId } = await asked();
    const { body } = await desk.operator.post<Problem>(
      `/api/payout-links/${linkId}/resends`,
      {},
      { 'Idempotency-Key': crypto.randomUUID() },
    );
    expect(body.detail).toBe(
      'Asha Nair has asked for a cancel of this link already, and it waits for approval. Nothing was sent.',
    );
  });

  test('one human with two accounts does not approve what they asked for', async () => {
    const { id, linkId } = await asked((await hired('agent', { email: 'Zoe@desk.example' })).browser);
    const { browser } = await hired('approver', { email: 'zoe@Desk.example' });
    expect((await browser.get<CancelOperation>(`/api/cancellations/${id}`)).body.mayDecide).toBe(false);
    const answer = await approve(browser, id)();
    expect([answer.status, answer.body.detail]).toEqual([403, 'Another person has to decide this.']);
    expect(desk.cancelsOf(linkId)).toBe(0);
  });
});

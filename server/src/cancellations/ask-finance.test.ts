import { expect, test, vi } from 'vitest';
import type { CancelOperation } from '../../contract/cancellations.ts';
import type { Notice } from '../../contract/notices.ts';
import type { PayoutLink } from '../../contract/payout-links.ts';
import type { Problem } from '../../contract/problem.ts';
import { useDesk } from '../../testing/cancel-desk.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { runSql } from '../../testing/run-sql.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';

vi.setConfig({ testTimeout: 60_000 });

type Desk = ReturnType<typeof useDesk>;

async function asked(desk: Desk, by: Browser, amountPaise = 12_011) {
  const { id } = desk.server.sandbox.control.makeLink({ amountPaise });
  const { body: link } = await by.get<PayoutLink>(`/api/payout-links/${id}`);
  expect(link.cancellation.allowed).toBe(true);
  const asking = await desk.cancel(by, id, link.cancellation.seen);
  expect([asking.status, asking.body.state, desk.cancelsOf(id)]).toEqual([201, 'awaiting-approval', 0]);
  return { id: asking.body.id, linkId: id, operation: asking.body };
}

const approve = (by: Browser, id: string) =>
  by.post<CancelOperation & Problem>(`/api/cancellations/${id}/approve`);
const decline = (by: Browser, id: string) =>
  by.post<CancelOperation & Problem>(`/api/cancellations/${id}/decline`, { reason: 'It is right' });
const noticesOf = async (who: Browser, operationId: string) =>
  (await who.get<{ items: Notice[] }>('/api/notices')).body.items
    .filter((notice) => notice.operationId === operationId)
    .map(({ text }) => text);

forEachDatabase((kind) => {
  const desk = useDesk(kind);

  test('an agent asks Finance, nothing is sent, and an operator approves it', async () => {
    const agent = await signIn(desk.server, 'agent');
    const { id, linkId, operation } = await asked(desk, agent);
    expect(operation).toMatchObject({
      ...{ label: 'Waiting for approval', mine: true, mayDecide: false },
      ...{ answers: { claimable: 'yes', replacement: 'not-yet' } },
    });
    expect(operation.because).toMatch(/^Asked of Finance at \d\d:\d\d:\d\d IST by /);
    const { body: seen } = await desk.operator.get<CancelOperation>(`/api/cancellations/${id}`);
    expect(seen).toMatchObject({ mine: false, mayDecide: true });
    const list = await desk.operator.get<{ items: CancelOperation[] }>(
      '/api/cancellations?state=awaiting-approval',
    );
    expect(list.body.items.map((item) => [item.id, item.mayDecide])).toEqual([[id, true]]);

    expect(await approve(desk.operator, id)).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    expect(desk.cancelsOf(linkId)).toBe(1);
    expect(await noticesOf(agent, id)).toEqual([
      'Cancelled, the cancel you asked for. You may send a new link.',
    ]);
    const { body: link } = await agent.get<PayoutLink>(`/api/payout-links/${linkId}`);
    const own = link.activity.filter(({ kind: what }) => what === 'cancel-asked');
    expect(own.map(({ text, actor }) => [text, actor])).toEqual([
      ['Asked Finance to cancel: Duplicate', operation.actor],
      [
        'Cancel approved',
        (await desk.operator.get<{ person: { name: string } }>('/api/session')).body.person.name,
      ],
    ]);
    expect(link.lastOperation).toMatchObject({ mine: true, mayDecide: false });
  });

  test('an operator declines it and the agent is told by whom', async () => {
    const agent = await signIn(desk.server, 'agent');
    const { id, linkId } = await asked(desk, agent);
    expect(await decline(desk.operator, id)).toMatchObject({ status: 200, body: { state: 'declined' } });
    const [notice] = await noticesOf(agent, id);
    expect(notice).toMatch(/declined the cancel you asked for/);
    expect(desk.cancelsOf(linkId)).toBe(0);
    expect((await approve(desk.operator, id)).status).toBe(409);
  });

  test('a notice is read, and marked as read, by whom it is for and nobody else', async () => {
    const agent = await signIn(desk.server, 'agent');
    const other = await signIn(desk.server, 'agent', 2);
    const { id } = await asked(desk, agent);
    await decline(desk.operator, id);
    const { body } = await agent.get<{ items: Notice[] }>('/api/notices');
    const notice = body.items.find(({ operationId }) => operationId === id);
    const markRead = (by: Browser) => by.post(`/api/notices/${notice?.id}/read`);
    expect((await other.get('/api/notices')).body).toEqual({ items: [] });
    expect((await markRead(other)).status).toBe(404);
    expect(await noticesOf(agent, id)).toEqual([notice?.text]);
    expect((await markRead(agent)).status).toBe(200);
    expect(await noticesOf(agent, id)).toEqual([]);
  });

  test.each(['agent', 'admin', 'auditor'] as const)('an %s decides nothing', async (role) => {
    const { id, linkId } = await asked(desk, await signIn(desk.server, 'agent'));
    const other = await signIn(desk.server, role, 2);
    expect([(await approve(other, id)).status, (await decline(other, id)).status]).toEqual([403, 403]);
    expect((await other.get<CancelOperation>(`/api/cancellations/${id}`)).body.mayDecide).toBe(false);
    expect([await desk.stateOf(id), desk.cancelsOf(linkId)]).toEqual(['awaiting-approval', 0]);
  });

  test('who asked as an agent and was made an operator since decides nothing of their own', async () => {
    const { id, linkId } = await asked(desk, await signIn(desk.server, 'agent'));
    // As if they were one person: the request is now this operator's.
    await runSql(
      desk.server.database,
      `update cancellation set actor_id = 'sample-operator-1' where id = '${id}'`,
    );
    expect((await approve(desk.operator, id)).status).toBe(403);
    expect((await decline(desk.operator, id)).status).toBe(403);
    expect((await approve(desk.colleague, id)).status).toBe(200);
    expect(desk.cancelsOf(linkId)).toBe(1);
  });

  test('the same key again asks nothing new, another reason with it is refused', async () => {
    const agent = await signIn(desk.server, 'agent');
    const { id, seen } = await desk.issuedLink();
    const key = crypto.randomUUID();
    const first = await desk.cancel(agent, id, seen, { key });
    const again = await desk.cancel(agent, id, seen, { key });
    expect([first.status, again.status, again.body.id]).toEqual([201, 200, first.body.id]);
    expect((await desk.cancel(agent, id, seen, { key, reason: 'Replaced' })).status).toBe(422);
    const operators = await desk.cancel(desk.operator, id, seen);
    expect([operators.status, operators.body.code]).toEqual([409, 'operation-open']);
    expect(operators.body.detail).toMatch(/waits for approval/);
  });

  test('a link that was claimed meanwhile is not approved any more', async () => {
    const { id, linkId } = await asked(desk, await signIn(desk.server, 'agent'));
    desk.server.sandbox.control.changeLink(linkId, { status: 'CLAIMED' });
    expect(await approve(desk.operator, id)).toMatchObject({ status: 409, body: { code: 'link-changed' } });
    expect(desk.cancelsOf(linkId)).toBe(0);
  });

  test('ten people approve in the same moment, and one Cancel is sent', async () => {
    const { id, linkId } = await asked(desk, await signIn(desk.server, 'agent'));
    const people = await Promise.all(
      Array.from({ length: 10 }, (_, n) => signIn(desk.server, n < 5 ? 'operator' : 'approver', n + 1)),
    );
    const statuses = await Promise.all(people.map(async (who) => (await approve(who, id)).status));
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
    expect(statuses).toContain(200);
    expect(desk.cancelsOf(linkId)).toBe(1);
  });

  test('an agent’s own later acts on it are refused: sending again, recording a reply', async () => {
    const agent = await signIn(desk.server, 'agent');
    const { id } = await asked(desk, agent);
    expect((await agent.post(`/api/cancellations/${id}/ask-again`, { attempts: 1 })).status).toBe(403);
    const reply = { ticket: 'IP-1', truth: 'live', reason: 'x' };
    expect((await agent.post(`/api/cancellations/${id}/close`, reply)).status).toBe(403);
  });

  test('a row from before agents could ask is nobody’s request to Finance', async () => {
    const { id } = await asked(desk, await signIn(desk.server, 'agent'));
    const [row] = await runSql(desk.server.database, `select detail from cancellation where id = '${id}'`);
    const { askedOfFinance, namesUnknown, ...old } = JSON.parse(String(row?.['detail'])) as Record<
      string,
      unknown
    >;
    expect([askedOfFinance, namesUnknown]).toEqual([true, false]);
    await runSql(
      desk.server.database,
      `update cancellation set detail = '${JSON.stringify(old)}' where id = '${id}'`,
    );
    expect((await approve(desk.operator, id)).status).toBe(403);
    expect((await approve(await signIn(desk.server, 'approver'), id)).status).toBe(200);
  });
});

forEachDatabase((kind) => {
  const desk = useDesk(kind, { APPROVAL_ABOVE_INR: '100' });

  test('above the limit an operator decides neither an agent’s request nor a colleague’s, an approver both', async () => {
    const approver = await signIn(desk.server, 'approver');
    for (const asker of [await signIn(desk.server, 'agent'), desk.colleague]) {
      const { id, linkId } = await asked(desk, asker, 10_001);
      expect((await desk.operator.get<CancelOperation>(`/api/cancellations/${id}`)).body.mayDecide).toBe(
        false,
      );
      expect((await approve(desk.operator, id)).status).toBe(403);
      expect((await decline(desk.operator, id)).status).toBe(403);
      expect(desk.cancelsOf(linkId)).toBe(0);
      expect((await approver.get<CancelOperation>(`/api/cancellations/${id}`)).body.mayDecide).toBe(true);
      expect((await approve(approver, id)).status).toBe(200);
      expect(desk.cancelsOf(linkId)).toBe(1);
    }
  });

  test('at the limit and below an operator decides an agent’s request', async () => {
    const { id } = await asked(desk, await signIn(desk.server, 'agent'), 10_000);
    expect(await approve(desk.operator, id)).toMatchObject({ status: 200, body: { state: 'cancelled' } });
  });

  test('what a refused approval left in the log names who tried', async () => {
    const { id } = await asked(desk, await signIn(desk.server, 'agent'), 20_000);
    await approve(desk.operator, id);
    const auditor = await signIn(desk.server, 'auditor');
    const { body } = await auditor.get<{ items: { action: string; actor: { id: string } }[] }>(
      `/api/audit-entries?subject=${id}`,
    );
    expect(body.items.map(({ action, actor }) => [action, actor.id])).toEqual([
      ['cancel-approve-refused', 'sample-operator-1'],
    ]);
  });
});

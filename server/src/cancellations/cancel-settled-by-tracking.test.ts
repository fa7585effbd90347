import { expect, test, vi } from 'vitest';
import type { CancelOperation } from '../../contract/cancellations.ts';
import { DEADLINE_MS, PACE, QUIET_S, SETTLING, useDesk } from '../../testing/cancel-desk.ts';
import { forEachDatabase } from '../../testing/databases.ts';

vi.setConfig({ testTimeout: 60_000 });

forEachDatabase((kind) => {
  const desk = useDesk(kind);

  // At the same time, each on a link of its own: most of it is waiting.
  test.concurrent('a lost answer is not confirmed, and then settled as cancelled by tracking', async () => {
    const { id, seen } = await desk.issuedLink();
    const { control } = desk.server.sandbox;
    control.setFault({ fault: 'reset-after-request', call: 'cancel', linkId: id, count: 1, effect: 300 });
    const { body } = await desk.cancel(desk.operator, id, seen);
    expect(body).toMatchObject({ state: 'unknown', label: 'Not confirmed', final: false });
    expect(body.answers).toMatchObject({ claimable: 'unknown', replacement: 'do-not' });
    await expect.poll(() => desk.stateOf(body.id), SETTLING).toBe('cancelled');
    expect(desk.cancelsOf(id)).toBe(1);
  });

  test.concurrent('a cancel that never happened ends as still open only after the quiet period', async () => {
    const { id, seen } = await desk.issuedLink();
    const { control } = desk.server.sandbox;
    control.setFault({ fault: 'reset-after-request', call: 'cancel', linkId: id, count: 1, effect: 'never' });
    const { body } = await desk.cancel(desk.operator, id, seen);
    expect(body.state).toBe('unknown');
    await expect.poll(() => desk.stateOf(body.id), SETTLING).toBe('still-live');
    const ended = await desk.operation(body.id);
    expect(ended).toMatchObject({ label: 'Not cancelled', mayTryAgain: true });
    const tookMs = Date.parse(ended.updatedAt) - Date.parse(body.attempts[0]?.startedAt ?? '');
    expect(tookMs).toBeGreaterThan((QUIET_S * 1000 + DEADLINE_MS) * PACE);
    expect(desk.cancelsOf(id)).toBe(1);
    const { body: notices } = await desk.operator.get<{ items: unknown[] }>('/api/notices');
    expect(notices.items).toContainEqual(expect.objectContaining({ operationId: body.id }));
  });

  test.concurrent('an accepted cancel that tracking never shows asks for a person', async () => {
    const { id, seen } = await desk.issuedLink();
    desk.server.sandbox.control.setFault({ fault: 'txn-no-effect', call: 'cancel', linkId: id, count: 1 });
    const { body } = await desk.cancel(desk.operator, id, seen);
    expect(body).toMatchObject({
      state: 'unknown',
      because: expect.stringContaining('tracking does not show it yet') as string,
    });
    await expect.poll(() => desk.stateOf(body.id), SETTLING).toBe('needs-person');
    const asked = await desk.operation(body.id);
    expect(asked).toMatchObject({
      label: 'Ask InstantPay',
      answers: { claimable: 'unknown', replacement: 'do-not' },
    });
    expect(asked.messageToInstantPay).toContain(id);

    const reply = { ticket: 'IP-77', truth: 'live', reason: 'They say it was never cancelled' };
    const closed = await desk.operator.post<CancelOperation>(`/api/cancellations/${body.id}/close`, reply);
    expect(closed).toMatchObject({
      status: 200,
      body: { state: 'closed-by-people', label: 'Not cancelled' },
    });
    expect(closed.body.answers).toMatchObject({ claimable: 'yes', replacement: 'not-yet' });
  });

  test.concurrent('a person may ask again once the link was seen open twice, and two people who do send one', async () => {
    const { id, seen } = await desk.issuedLink();
    const { control } = desk.server.sandbox;
    control.setFault({ fault: 'txn-no-effect', call: 'cancel', linkId: id, count: 1 });
    const { body } = await desk.cancel(desk.operator, id, seen);
    const tooEarly = await desk.operator.post(`/api/cancellations/${body.id}/ask-again`, { attempts: 1 });
    expect(tooEarly.status).toBe(409);
    await expect.poll(async () => (await desk.operation(body.id)).mayAskAgain, SETTLING).toBe(true);
    const both = await Promise.all(
      [desk.operator, desk.colleague].map((person) =>
        person.post<CancelOperation>(`/api/cancellations/${body.id}/ask-again`, { attempts: 1 }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await desk.operation(body.id)).toMatchObject({
      state: 'cancelled',
      attempts: [{ n: 1 }, { n: 2 }],
    });
    expect(desk.cancelsOf(id)).toBe(2);
  });

  test('what was begun when the server stopped is settled after the next start', async () => {
    const { id, seen } = await desk.issuedLink();
    const { control } = desk.server.sandbox;
    control.setFault({ fault: 'reset-after-request', call: 'cancel', linkId: id, count: 1, effect: 1500 });
    const { body } = await desk.cancel(desk.operator, id, seen);
    expect(body.state).toBe('unknown');
    await desk.restart();
    expect(await desk.stateOf(body.id)).toBe('unknown');
    await expect.poll(() => desk.stateOf(body.id), SETTLING).toBe('cancelled');
    expect(desk.cancelsOf(id)).toBe(1);
  });
});

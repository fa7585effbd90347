import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { useDesk } from '../../testing/cancel-desk.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { signIn } from '../../testing/sign-in.ts';

vi.setConfig({ testTimeout: 60_000 });

forEachDatabase((kind) => {
  const desk = useDesk(kind);

  test('the same key again, while it runs and after it ended, sends nothing new', async () => {
    const { id, seen } = await desk.issuedLink();
    desk.server.sandbox.control.setFault({
      fault: 'delay',
      call: 'cancel',
      linkId: id,
      delayMs: 300,
      count: 1,
    });
    const key = randomUUID();
    const first = desk.cancel(desk.operator, id, seen, { key });
    await expect.poll(() => desk.cancelsOf(id)).toBe(1);
    const during = await desk.cancel(desk.operator, id, seen, { key });
    expect(during.status).toBe(200);
    expect(during.body).toMatchObject({ state: 'sending', label: 'Sending' });
    const ended = await first;
    expect(ended).toMatchObject({ status: 201, body: { state: 'cancelled' } });
    const after = await desk.cancel(desk.operator, id, seen, { key });
    expect(after).toMatchObject({ status: 200, body: { id: ended.body.id, state: 'cancelled' } });
    expect(desk.cancelsOf(id)).toBe(1);
  });

  test('ten clicks in the same moment with one key send one request and tell all the same operation', async () => {
    const { id, seen } = await desk.issuedLink();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => desk.cancel(desk.operator, id, seen, { key })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(9);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(desk.cancelsOf(id)).toBe(1);
  });

  test.each([
    ['reason', { reason: 'Wrong amount' }],
    ['ticket', { ticket: 'T-2' }],
  ])('a key used again with another %s is refused and sends nothing', async (_what, other) => {
    const { id, seen } = await desk.issuedLink();
    const key = randomUUID();
    await desk.cancel(desk.operator, id, seen, { key });
    const again = await desk.cancel(desk.operator, id, seen, { key, ...other });
    expect(again).toMatchObject({ status: 422, body: { code: 'key-reused' } });
    expect(desk.cancelsOf(id)).toBe(1);
  });

  test('a key used again for another link is refused and sends nothing', async () => {
    const first = await desk.issuedLink();
    const second = await desk.issuedLink();
    const key = randomUUID();
    await desk.cancel(desk.operator, first.id, first.seen, { key });
    const again = await desk.cancel(desk.operator, second.id, second.seen, { key });
    expect(again).toMatchObject({ status: 422, body: { code: 'key-reused' } });
    expect(desk.cancelsOf(second.id)).toBe(0);
  });

  test('the same key of a colleague is another cancel', async () => {
    const first = await desk.issuedLink();
    const second = await desk.issuedLink();
    const key = randomUUID();
    await desk.cancel(desk.operator, first.id, first.seen, { key });
    const theirs = await desk.cancel(desk.colleague, second.id, second.seen, { key });
    expect(theirs).toMatchObject({ status: 201, body: { linkId: second.id, state: 'cancelled' } });
    expect(desk.cancelsOf(second.id)).toBe(1);
  });

  test('a second operator is told who is already cancelling, and since when', async () => {
    const { id, seen } = await desk.issuedLink();
    desk.server.sandbox.control.setFault({
      fault: 'delay',
      call: 'cancel',
      linkId: id,
      delayMs: 300,
      count: 1,
    });
    const first = desk.cancel(desk.operator, id, seen);
    await expect.poll(() => desk.cancelsOf(id)).toBe(1);
    const second = await desk.cancel(desk.colleague, id, seen);
    const { body } = await first;
    expect(second).toMatchObject({
      status: 409,
      body: {
        code: 'operation-open',
        operation: { id: body.id, actor: 'Arjun Mehta', createdAt: body.createdAt },
      },
    });
    expect(desk.cancelsOf(id)).toBe(1);
  });

  test('twenty operators who click in the same moment send one request', async () => {
    const { id, seen } = await desk.issuedLink();
    const people = await Promise.all(
      Array.from({ length: 20 }, (_, n) => signIn(desk.server, 'operator', n + 1)),
    );
    const answers = await Promise.all(people.map((person) => desk.cancel(person, id, seen)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(desk.cancelsOf(id)).toBe(1);
  });
});

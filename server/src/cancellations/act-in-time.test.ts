import { expect, test } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { timedDesk } from '../../testing/timed-desk.ts';

forEachDatabase((kind) => {
  test.each(['turn', 'database'] as const)(
    'a click that waited six seconds for its %s was decided on an old look: nothing is sent',
    async (what) => {
      await using desk = await timedDesk(kind);
      const { takesMs, provider, people } = desk;
      takesMs[what] = 6000;
      await expect(desk.cancel(people.asha)).rejects.toMatchObject({
        code: 'overloaded',
        message: 'The check took too long, so nothing was sent. Try again.',
      });
      expect([provider.sent, await desk.store.allOn(desk.linkId)]).toEqual([[], []]);
      takesMs[what] = 0;
      expect((await desk.cancel(people.asha)).operation.state).toBe('cancelled');
      expect(provider.sent).toEqual(['cancel']);
    },
  );

  test.each(['turn', 'database'] as const)(
    'an approval that waited six seconds for its %s approves nothing, and may be given again',
    async (what) => {
      await using desk = await timedDesk(kind);
      const { takesMs, provider, people } = desk;
      const { id } = (await desk.cancel(people.asha, true)).operation;
      takesMs[what] = 6000;
      await expect(desk.approve(people.ravi, id)).rejects.toMatchObject({
        code: 'overloaded',
        message: 'The check took too long, so nothing was sent. Try again.',
      });
      expect([provider.sent, (await desk.store.get(id))?.state]).toEqual([[], 'awaiting-approval']);
      takesMs[what] = 0;
      expect((await desk.approve(people.ravi, id)).state).toBe('cancelled');
      expect(provider.sent).toEqual(['cancel']);
    },
  );

  test('a link that shows as open again after its cancel is first that cancel’s affair: nothing is sent', async () => {
    await using desk = await timedDesk(kind);
    const { operation } = await desk.cancel(desk.people.asha);
    expect(operation.state).toBe('cancelled');
    desk.provider.status = 'ISSUED';
    await expect(desk.cancel(desk.people.ravi)).rejects.toMatchObject({
      code: 'operation-open',
      message: expect.stringMatching(/^The cancel that Asha asked for was settled otherwise\./) as string,
      extras: { operation: { id: operation.id, actor: 'Asha' } },
    });
    expect(desk.provider.sent).toEqual(['cancel']);
    const [newest, ...others] = await desk.store.allOn(desk.linkId);
    expect(others).toEqual([]);
    expect(newest).toMatchObject({
      ...{ id: operation.id, state: 'cancelled', supersededBy: null, lastTrack: { status: 'ISSUED' } },
      contradictedSince: expect.any(Number) as number,
    });
  });

  test.each(['cancel', 'resend'] as const)(
    'a %s that somebody may not ask for any more gives its turn back at once',
    async (act) => {
      await using desk = await timedDesk(kind, 1);
      await desk.signOut(desk.people.asha);
      await expect(desk[act](desk.people.asha)).rejects.toMatchObject({ code: 'not-signed-in' });
      expect([desk.provider.sent, await desk.hasTurn()]).toEqual([[], true]);
    },
  );

  test('a click on an old look gives its turn back at once', async () => {
    await using desk = await timedDesk(kind, 1);
    desk.takesMs.turn = 6000;
    await expect(desk.cancel(desk.people.asha)).rejects.toThrow('took too long');
    expect(await desk.hasTurn()).toBe(true);
  });

  test('what only waits for approval keeps no turn', async () => {
    await using desk = await timedDesk(kind, 1);
    expect((await desk.cancel(desk.people.asha, true)).operation.state).toBe('awaiting-approval');
    expect(await desk.hasTurn()).toBe(true);
  });

  test.each([
    ['connecting', 'sent', 1900],
    ['connecting', 'not-sent', 2100],
    ['database', 'not-sent', 2100],
  ] as const)('a resend that its %s holds up is %s after %i ms', async (what, state, ms) => {
    await using desk = await timedDesk(kind);
    desk.takesMs[what] = ms;
    const { resend } = await desk.resend(desk.people.asha);
    expect([resend.state, desk.provider.sent]).toEqual([state, state === 'sent' ? ['notify'] : []]);
  });
});

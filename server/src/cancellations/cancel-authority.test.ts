import { expect, test } from 'vitest';
import type { Role } from '../../contract/permissions.ts';
import { askerIn } from '../../testing/asker.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { answered, asha, ravi, requested, SEEN, sendBegan } from '../../testing/test-operation.ts';
import type { Actor } from '../actor.ts';
import { systemClock } from '../clock.ts';
import type { Database } from '../database/open-database.ts';
import { cancelAuthority } from './cancel-authority.ts';
import type { CancelHappening } from './cancel-operation.ts';
import { cancelTimes } from './cancel-times.ts';
import { reasonLine } from './cancel-words.ts';
import { createCancellationStore } from './cancellation-store.ts';

const TIMES = cancelTimes(1, 900_000, 25_000);
const approved: CancelHappening = { type: 'approved', by: ravi, now: SEEN, ageMs: 0 };

/** Asha, who asked already, and Ravi, who decides. */
async function openDesk(database: Database, roles: [asha: Role, ravi: Role], limit: number | null = null) {
  const store = createCancellationStore(database, 'sandbox', TIMES, systemClock, cancelAuthority(limit));
  const people = {
    asha: await askerIn(database, asha, [roles[0]]),
    ravi: await askerIn(database, ravi, [roles[1]]),
  };
  const change = (id: string, values: { roles: string } | { disabled_at: number }) =>
    database.kysely.updateTable('person').set(values).where('id', '=', id).execute();
  return {
    ...people,
    apply: (happened: CancelHappening, asker: Actor | null = null) => store.apply('op-1', happened, asker),
    store,
    disable: ({ id }: Actor) => change(id, { disabled_at: 1 }),
    make: ({ id }: Actor, role: Role) => change(id, { roles: JSON.stringify([role]) }),
    signOut: ({ session }: Actor) =>
      database.kysely.deleteFrom('person_session').where('id', '=', session.id).execute(),
    actions: async () =>
      (await database.kysely.selectFrom('audit_entry').select('action').orderBy('seq').execute()).map(
        ({ action }) => action,
      ),
  };
}

forEachDatabase((kind) => {
  test('a click whose person is disabled before it is sent ends unsent, and says why', async () => {
    await using database = await migratedDatabase(kind);
    const desk = await openDesk(database, ['operator', 'operator']);
    await desk.apply(requested({ ageMs: 0 }), desk.asha);
    await desk.disable(desk.asha);
    const applied = await desk.apply(sendBegan);
    expect(applied?.operation).toMatchObject({ state: 'abandoned', attempts: [] });
    expect(applied?.effects).toEqual([{ type: 'track' }]);
    const kept = await desk.store.get('op-1');
    expect(kept && reasonLine(kept)).toBe('Asha may not cancel any more. Nothing was sent');
    expect(await desk.actions()).toEqual(['cancel-requested', 'cancel-no-longer-allowed']);
  });

  test('what was not sent is not tried again for somebody who may not cancel any more', async () => {
    await using database = await migratedDatabase(kind);
    const desk = await openDesk(database, ['operator', 'operator']);
    await desk.apply(requested({ ageMs: 0 }), desk.asha);
    await desk.apply(sendBegan);
    expect((await desk.apply(answered(1, 'not-sent')))?.effects).toMatchObject([{ type: 'begin' }]);
    await desk.make(desk.asha, 'agent');
    const applied = await desk.apply(sendBegan);
    expect(applied?.operation).toMatchObject({ state: 'not-sent', notAllowed: asha });
    expect(applied?.operation.attempts).toHaveLength(1);
  });

  test('what is on its way is left alone by the loss of a right', async () => {
    await using database = await migratedDatabase(kind);
    const desk = await openDesk(database, ['operator', 'operator']);
    await desk.apply(requested({ ageMs: 0 }), desk.asha);
    await desk.apply(sendBegan);
    await desk.disable(desk.asha);
    expect(await desk.apply(sendBegan)).toBeNull();
    expect((await desk.store.get('op-1'))?.state).toBe('sending');
  });

  test('an approved one is sent on the approver’s right, not the asker’s', async () => {
    await using database = await migratedDatabase(kind);
    const desk = await openDesk(database, ['agent', 'operator']);
    const ask = requested({ ageMs: 0, needsApproval: true, askedOfFinance: true });
    await desk.apply(ask, desk.asha);
    await desk.disable(desk.asha);
    await desk.apply(approved, desk.ravi);
    expect((await desk.apply(sendBegan))?.operation.state).toBe('sending');
  });

  test('an approver who is made an operator sends nothing above the limit', async () => {
    await using database = await migratedDatabase(kind);
    const desk = await openDesk(database, ['agent', 'approver'], SEEN.amount - 1);
    const ask = requested({ ageMs: 0, needsApproval: true, askedOfFinance: true });
    await desk.apply(ask, desk.asha);
    await desk.apply(approved, desk.ravi);
    await desk.make(desk.ravi, 'operator');
    const applied = await desk.apply(sendBegan);
    expect(applied?.operation.state).toBe('abandoned');
    expect(applied && reasonLine(applied.operation)).toBe('Ravi may not approve any more. Nothing was sent');
  });

  test.each<[string, CancelHappening]>([
    ['approves', approved],
    ['declines', { type: 'declined', by: ravi, because: 'No' }],
    ['asks again', { type: 'asked-again', by: ravi, attempts: 1 }],
    ['takes up', { type: 'taken-up', by: ravi }],
    [
      'records a reply',
      {
        type: 'closed',
        closure: { by: ravi, truth: 'live', providerTicket: 'IP-1', because: 'So they wrote' },
        needsSecond: false,
      },
    ],
  ])('nobody %s who has signed out, lost the role or was not there at all', async (_act, happened) => {
    await using database = await migratedDatabase(kind);
    const desk = await openDesk(database, ['agent', 'approver']);
    await desk.apply(requested({ ageMs: 0, needsApproval: true, askedOfFinance: true }), desk.asha);
    await expect(desk.apply(happened)).rejects.toThrow('Nobody asks');
    await desk.make(desk.ravi, 'auditor');
    await expect(desk.apply(happened, desk.ravi)).rejects.toMatchObject({ code: 'forbidden' });
    await desk.make(desk.ravi, 'approver');
    await desk.signOut(desk.ravi);
    await expect(desk.apply(happened, desk.ravi)).rejects.toMatchObject({ code: 'not-signed-in' });
    expect(await desk.actions()).toEqual(['cancel-requested']);
  });
});

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
import type { CancelHappening, Person } from './cancel-operation.ts';
import { cancelTimes } from './cancel-times.ts';
import { reasonLine } from './cancel-words.ts';
import { createCancellationStore } from './cancellation-store.ts';

const TIMES = cancelTimes(1, 900_000, 25_000);
const approved: CancelHappening = { type: 'approved', by: ravi, now: SEEN, ageMs: 0 };
const declined: CancelHappening = { type: 'declined', by: ravi, because: 'No' };
const DECISIONS: [string, CancelHappening][] = [
  ['approves', approved],
  ['declines', declined],
];
const asksFinance = { ageMs: 0, needsApproval: true, askedOfFinance: true };
const closedBy = (by: Person, needsSecond = true): CancelHappening => ({
  type: 'closed',
  closure: { by, truth: 'live', providerTicket: 'IP-1', because: 'So they wrote' },
  needsSecond,
});

/** Asha, who asked already, and Ravi, who decides. */
async function openDesk(database: Database, roles: [asha: Role, ravi: Role], limit: number | null = null) {
  const store = createCancellationStore(database, 'sandbox', TIMES, systemClock, cancelAuthority(limit));
  const people = {
    asha: await askerIn(database, asha, [roles[0]]),
    ravi: await askerIn(database, ravi, [roles[1]]),
  };
  const change = (id: string, values: { roles: string } | { disabled_at: number } | { email: string }) =>
    database.kysely.updateTable('person').set(values).where('id', '=', id).execute();
  return {
    ...people,
    apply: (happened: CancelHappening, asker: Actor | null = null) => store.apply('op-1', happened, asker),
    store,
    disable: ({ id }: Actor) => change(id, { disabled_at: 1 }),
    make: ({ id }: Actor, role: Role) => change(id, { roles: JSON.stringify([role]) }),
    setEmail: ({ id }: Actor, email: string) => change(id, { email }),
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
    await desk.apply(requested(asksFinance), desk.asha);
    await desk.disable(desk.asha);
    await desk.apply(approved, desk.ravi);
    expect((await desk.apply(sendBegan))?.operation.state).toBe('sending');
  });

  test('an approver who is made an operator sends nothing above the limit', async () => {
    await using database = await migratedDatabase(kind);
    const desk = await openDesk(database, ['agent', 'approver'], SEEN.amount - 1);
    await desk.apply(requested(asksFinance), desk.asha);
    await desk.apply(approved, desk.ravi);
    await desk.make(desk.ravi, 'operator');
    const applied = await desk.apply(sendBegan);
    expect(applied?.operation.state).toBe('abandoned');
    expect(applied && reasonLine(applied.operation)).toBe('Ravi may not approve any more. Nothing was sent');
  });

  test.each<[string, CancelHappening]>([
    ...DECISIONS,
    ['asks again', { type: 'asked-again', by: ravi, attempts: 1 }],
    ['takes up', { type: 'taken-up', by: ravi }],
    ['records a reply', closedBy(ravi, false)],
  ])('nobody %s who has signed out, lost the role or was not there at all', async (_act, happened) => {
    await using database = await migratedDatabase(kind);
    const desk = await openDesk(database, ['agent', 'approver']);
    await desk.apply(requested(asksFinance), desk.asha);
    await expect(desk.apply(happened)).rejects.toThrow('Nobody asks');
    await desk.make(desk.ravi, 'auditor');
    await expect(desk.apply(happened, desk.ravi)).rejects.toMatchObject({ code: 'forbidden' });
    await desk.make(desk.ravi, 'approver');
    await desk.signOut(desk.ravi);
    await expect(desk.apply(happened, desk.ravi)).rejects.toMatchObject({ code: 'not-signed-in' });
    expect(await desk.actions()).toEqual(['cancel-requested']);
  });

  test.each(DECISIONS)(
    'an operator %s nothing above the limit, whatever they were when it was checked',
    async (_act, happened) => {
      await using database = await migratedDatabase(kind);
      const desk = await openDesk(database, ['agent', 'approver'], SEEN.amount - 1);
      await desk.apply(requested(asksFinance), desk.asha);
      await desk.make(desk.ravi, 'operator');
      await expect(desk.apply(happened, desk.ravi)).rejects.toMatchObject({ code: 'forbidden' });
      expect((await desk.store.get('op-1'))?.state).toBe('awaiting-approval');
      expect(await desk.actions()).toEqual(['cancel-requested']);
    },
  );

  test.each(DECISIONS)(
    'who asked %s nothing of it with a second account of theirs',
    async (_act, happened) => {
      await using database = await migratedDatabase(kind);
      const desk = await openDesk(database, ['agent', 'approver']);
      await desk.apply(requested({ ...asksFinance, actorEmail: 'asha@desk.example' }), desk.asha);
      await desk.setEmail(desk.ravi, 'Asha@Desk.example');
      await expect(desk.apply(happened, desk.ravi)).rejects.toMatchObject({ code: 'forbidden' });
      expect(await desk.actions()).toEqual(['cancel-requested']);
    },
  );

  test('where approvals are on, an operator confirms no reply that another recorded a moment before', async () => {
    await using database = await migratedDatabase(kind);
    const desk = await openDesk(database, ['operator', 'operator'], 10_000);
    for (const happened of [requested({ ageMs: 0 }), sendBegan, answered(1, 'unknown')])
      await desk.apply(happened, desk.asha);
    await desk.apply({ type: 'taken-up', by: asha }, desk.asha);
    expect((await desk.apply(closedBy(asha), desk.asha))?.operation.proposal?.by).toEqual(asha);
    await expect(desk.apply(closedBy(ravi), desk.ravi)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await desk.store.get('op-1'))?.state).toBe('needs-person');
    await desk.make(desk.ravi, 'approver');
    expect((await desk.apply(closedBy(ravi), desk.ravi))?.operation.state).toBe('closed-by-people');
  });
});

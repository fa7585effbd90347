import { expect, test } from 'vitest';
import type { Database } from '../database/open-database.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { createSessionCookie } from '../sign-in/session-cookie.ts';
import { createInvitationStore, type InvitationStore } from './invitation-store.ts';
import { createPersonStore } from './person-store.ts';

const AT = Date.UTC(2026, 0, 5, 10);

forEachDatabase((kind) => {
  async function withInvitations(
    work: (invitations: InvitationStore, database: Database) => Promise<void>,
  ): Promise<void> {
    await using database = await migratedDatabase(kind);
    const people = createPersonStore(database);
    await database.transaction(async (trx) => {
      for (const id of ['p-asha', 'p-ravi'])
        await people.add(trx, {
          ...{ id, name: id, email: `${id}@example.com`, roles: ['agent'] },
          ...{ comes_from: 'password', created_at: AT },
        });
    });
    await work(createInvitationStore(database, createSessionCookie('a-secret', false)), database);
  }
  const inviteFor = (personId: string | null, invitations: InvitationStore, database: Database, at = AT) =>
    database.transaction((trx) =>
      invitations.create(trx, { purpose: personId ? 'join' : 'first-administrator', personId, at }),
    );

  test('a link says who it is for until it ends, and is 256 random bits of which only a hash is kept', async () => {
    await withInvitations(async (invitations, database) => {
      const { token, endsAt } = await inviteFor('p-asha', invitations, database);
      expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(endsAt).toBe(AT + 86_400_000);
      expect(await invitations.find(token, endsAt - 1)).toEqual({
        ...{ purpose: 'join', personId: 'p-asha', endsAt },
      });
      expect(await invitations.find(token, endsAt)).toBeNull();
      const kept = await database.kysely.selectFrom('invitation').selectAll().execute();
      expect(JSON.stringify(kept)).not.toContain(token);
    });
  });

  test('a link is good once, also when two use it in the same moment', async () => {
    await withInvitations(async (invitations, database) => {
      const { token } = await inviteFor('p-asha', invitations, database);
      const use = () => database.transaction((trx) => invitations.use(trx, token, AT + 1));
      const both = await Promise.all([use(), use()]);
      expect(both.filter((one) => one !== null)).toMatchObject([{ personId: 'p-asha' }]);
      expect(await invitations.find(token, AT + 1)).toBeNull();
    });
  });

  test('a link that is over cannot be used', async () => {
    await withInvitations(async (invitations, database) => {
      const { token, endsAt } = await inviteFor('p-asha', invitations, database);
      expect(await database.transaction((trx) => invitations.use(trx, token, endsAt))).toBeNull();
    });
  });

  test('a newer link ends the person’s earlier one and nobody else’s', async () => {
    await withInvitations(async (invitations, database) => {
      const first = await inviteFor('p-asha', invitations, database);
      const other = await inviteFor('p-ravi', invitations, database);
      const setUp = await inviteFor(null, invitations, database);
      const again = await inviteFor('p-asha', invitations, database, AT + 1);
      const setUpAgain = await inviteFor(null, invitations, database, AT + 1);
      const open = async (token: string) => (await invitations.find(token, AT + 2)) !== null;
      expect([await open(first.token), await open(again.token)]).toEqual([false, true]);
      expect([await open(setUp.token), await open(setUpAgain.token)]).toEqual([false, true]);
      expect(await open(other.token)).toBe(true);
    });
  });

  test('two links made for one person in the same moment leave one', async () => {
    await withInvitations(async (invitations, database) => {
      const made = await Promise.all([1, 2, 3].map(() => inviteFor('p-asha', invitations, database)));
      const open = await Promise.all(made.map(({ token }) => invitations.find(token, AT + 1)));
      expect(open.filter((one) => one !== null)).toHaveLength(1);
    });
  });
});

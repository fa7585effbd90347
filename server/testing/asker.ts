import { randomUUID } from 'node:crypto';
import { permissionsOf, type Role } from '../contract/permissions.ts';
import type { Actor } from '../src/actor.ts';
import type { Database } from '../src/database/open-database.ts';

/** Somebody with a session, as the server knows them, for tests that begin behind the routes. */
export async function askerIn(
  database: Database,
  { id, name }: { id: string; name: string },
  roles: Role[] = ['operator'],
): Promise<Actor> {
  const at = await database.readNow();
  const endsAt = at + 3_600_000;
  const sessionId = randomUUID();
  const unset = {
    ...{ email: null, issuer: null, subject: null, password_hash: null, totp_secret: null },
    ...{ totp_confirmed_at: null, totp_used_step: null, recovery_codes: null, disabled_at: null },
  };
  const person = { ...unset, id, name, roles: JSON.stringify(roles), created_at: at };
  const session = { id: sessionId, secret_hash: sessionId, person_id: id, device: null };
  await database.kysely
    .insertInto('person')
    .values({ ...person, comes_from: 'sample', last_sign_in_at: null })
    .execute();
  await database.kysely
    .insertInto('person_session')
    .values({
      ...session,
      stage: 'whole',
      ...{ created_at: at, last_active_at: at, proved_at: at, ends_at: endsAt, tries: 0 },
    })
    .execute();
  return {
    ...{ id, name, roles, permissions: permissionsOf(roles), endpointIp: '127.0.0.1' },
    session: {
      ...{ id: sessionId, stage: 'whole', email: null, freshProof: 'click', secondFactor: 'off' },
      ...{ idleEndsAt: endsAt, endsAt, freshUntil: endsAt, isFresh: true },
    },
  };
}

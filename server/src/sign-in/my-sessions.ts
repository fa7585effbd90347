import type { MySession } from '../../contract/my-account.ts';
import type { Actor } from '../actor.ts';
import { lockFor } from '../database/lock-for.ts';
import { Failure } from '../failure.ts';
import type { SignInParts } from './begin-session.ts';
import { enterAct } from './enter-act.ts';

/** The browsers in which somebody is signed in, the newest first. */
export async function listMySessions(
  { database, sessions }: SignInParts,
  actor: Actor,
): Promise<MySession[]> {
  const rows = await sessions.listOf(actor.id, await database.readNow());
  return rows.map((row) => ({
    ...{ id: row.id, current: row.id === actor.session.id, device: row.device },
    createdAt: new Date(row.created_at).toISOString(),
    lastActiveAt: new Date(row.last_active_at).toISOString(),
    endsAt: new Date(row.ends_at).toISOString(),
  }));
}

export async function endMySession(parts: SignInParts, actor: Actor, id: string): Promise<void> {
  if (id === actor.session.id) throw new Failure('invalid-input', 'This is where you are: sign out instead.');
  const { database, sessions } = parts;
  await database.transaction(async (trx) => {
    await lockFor(trx, 'people');
    const session = await sessions.get(trx, id);
    if (session === null || session.person_id !== actor.id || !(await sessions.end(trx, id)))
      throw new Failure('not-found', 'You are not signed in there any more.');
    await enterAct(trx, actor, { action: 'session-end', at: await database.readNow(trx) });
  });
}

export async function endMyOtherSessions({ database, sessions }: SignInParts, actor: Actor): Promise<void> {
  await database.transaction(async (trx) => {
    await lockFor(trx, 'people');
    const ended = await sessions.endAllOf(trx, actor.id, actor.session.id);
    const at = await database.readNow(trx);
    await enterAct(trx, actor, { action: 'sessions-end', at, detail: { sessionsEnded: ended } });
  });
}

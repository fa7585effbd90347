import type { Trx } from '../database/tables.ts';
import { endSessionsOf } from '../sign-in/session-store.ts';
import { endInvitationsOf } from './invitation-store.ts';
import type { PersonStore } from './person-store.ts';

/** Nobody comes in as this person any more, by password, session or link; how many sessions ended. */
export async function shutOut(people: PersonStore, trx: Trx, id: string, at: number): Promise<number> {
  await people.change(trx, id, { disabled_at: at });
  await endInvitationsOf(trx, id);
  return endSessionsOf(trx, id);
}

import type { SessionStage } from '../actor.ts';
import type { PersonRow, Trx } from '../database/tables.ts';
import type { PersonStore } from '../people/person-store.ts';

/** What a right password, or a one-time link, leads to: a second factor is skipped by neither. */
export async function stageAfterPassword(
  people: PersonStore,
  trx: Trx,
  { totp_confirmed_at }: Pick<PersonRow, 'totp_confirmed_at'>,
): Promise<SessionStage> {
  if (totp_confirmed_at !== null) return 'second-factor';
  const { requiresSecondFactor } = await people.settings(trx);
  return requiresSecondFactor ? 'set-up-second-factor' : 'whole';
}

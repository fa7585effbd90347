import type { SessionStage } from '../actor.ts';
import type { PersonRow, PersonSessionRow } from '../database/tables.ts';

const MINUTE = 60_000;

/** How long a session lasts, and how many a person may have. */
export const SESSION_RULES = {
  /** Without anything the person did. Money may be moved here, so shorter than a tea break with the door open. */
  idleMs: 30 * MINUTE,
  /** A working day, whatever happens. */
  longestMs: 12 * 60 * MINUTE,
  /** Between the password and the code. */
  signingInMs: 10 * MINUTE,
  /** The oldest ends; sample people are many hands. Unfinished sign-ins push out one another only. */
  mostPerPerson: 5,
  /** Wrong codes or passwords given within one session; then it ends. */
  mostTries: 5,
  /** Activity is written this often: a session may end so much earlier. */
  stepMs: 15_000,
} as const;

export type SessionFacts = Pick<
  PersonSessionRow,
  'id' | 'person_id' | 'stage' | 'created_at' | 'last_active_at' | 'proved_at' | 'ends_at'
> &
  Pick<PersonRow, 'name' | 'email' | 'roles' | 'comes_from' | 'disabled_at' | 'totp_confirmed_at'> & {
    requires_second_factor: number;
  };

/** How far a session reaches at this moment, or null where it is over. Instants are ms UTC. */
export function stageOfSession(facts: SessionFacts, now: number): SessionStage | null {
  if (facts.disabled_at !== null) return null;
  if (now >= facts.ends_at || now >= idleEndOf(facts)) return null;
  if (facts.stage !== 'whole') return facts.stage;
  // Required since they signed in.
  const owesFactor = facts.requires_second_factor === 1 && facts.comes_from === 'password';
  return owesFactor && facts.totp_confirmed_at === null ? 'set-up-second-factor' : 'whole';
}

export function idleEndOf({ last_active_at }: Pick<PersonSessionRow, 'last_active_at'>): number {
  return last_active_at + SESSION_RULES.idleMs;
}

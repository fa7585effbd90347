import type { PersonRow, Trx } from '../database/tables.ts';
import { Failure } from '../failure.ts';
import type { Log } from '../log.ts';
import { NO_SECOND_FACTOR } from '../database/no-second-factor.ts';
import { plainRecoveryCode } from './recovery-codes.ts';
import type { SessionCookie } from './session-cookie.ts';

export type SecondFactorStore = ReturnType<typeof createSecondFactorStore>;

type Parts = { sealing: Seals; cookie: Pick<SessionCookie, 'hash'>; log: Pick<Log, 'error'> };

/** Authenticator apps and recovery codes: sealed, or hashed with a key, never as they are. */
export function createSecondFactorStore({ sealing, cookie, log }: Parts, people: ChangesPeople) {
  const placeOf = (personId: string) => `person.totp_secret.${personId}`;
  const hashOf = (personId: string, code: string) =>
    cookie.hash(`recovery-code:${personId}:${plainRecoveryCode(code)}`);

  return {
    /** Counts from `turnOn` on. */
    async begin(trx: Trx, personId: string, secret: string): Promise<void> {
      const totp_secret = sealing.seal(secret, placeOf(personId));
      await people.change(trx, personId, { ...NO_SECOND_FACTOR, totp_secret });
    },

    secretOf({ id, totp_secret }: Pick<PersonRow, 'id' | 'totp_secret'>): string | null {
      if (totp_secret === null) return null;
      try {
        return sealing.open(totp_secret, placeOf(id));
      } catch (error) {
        log.error(
          { err: error, personId: id },
          'the secret of an authenticator app cannot be read: see DATA_KEY',
        );
        throw cannotCheck(error);
      }
    },

    async turnOn(
      trx: Trx,
      personId: string,
      on: { step: number; codes: string[]; at: number },
    ): Promise<void> {
      const hashes = on.codes.map((code) => hashOf(personId, code));
      await people.change(trx, personId, {
        ...{ totp_confirmed_at: on.at, totp_used_step: on.step },
        recovery_codes: JSON.stringify(hashes),
      });
    },

    turnOff: (trx: Trx, personId: string) => people.change(trx, personId, NO_SECOND_FACTOR),

    /** Of two who give the code of one step in the same moment, one gets `false`. */
    async useStep(trx: Trx, personId: string, step: number): Promise<boolean> {
      const { numUpdatedRows } = await trx
        .updateTable('person')
        .set({ totp_used_step: step })
        .where('id', '=', personId)
        .where((either) =>
          either.or([either('totp_used_step', 'is', null), either('totp_used_step', '<', step)]),
        )
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },

    /** Takes it away; how many are left, or null for a wrong one. */
    async useRecoveryCode(trx: Trx, person: RecoveringPerson, code: string): Promise<number | null> {
      const hashes = hashesOf(person);
      const left = hashes.filter((hash) => hash !== hashOf(person.id, code));
      if (left.length === hashes.length) return null;
      const { numUpdatedRows } = await trx
        .updateTable('person')
        .set({ recovery_codes: JSON.stringify(left) })
        .where('id', '=', person.id)
        .where('recovery_codes', '=', person.recovery_codes)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n ? left.length : null;
    },
  };
}

type Seals = { seal(text: string, place: string): string; open(sealed: string, place: string): string };
type ChangesPeople = { change(trx: Trx, id: string, changes: Partial<Omit<PersonRow, 'id'>>): Promise<void> };
type RecoveringPerson = Pick<PersonRow, 'id' | 'recovery_codes'>;

function cannotCheck(cause: unknown): Failure {
  const sentence =
    'Linkdesk cannot check codes of your authenticator app at the moment. Give a recovery code, and tell an administrator.';
  return new Failure('sign-in-again', sentence, {}, cause);
}

function hashesOf({ recovery_codes }: RecoveringPerson): string[] {
  const hashes: unknown = JSON.parse(recovery_codes ?? '[]');
  return Array.isArray(hashes) ? hashes.map(String) : [];
}

import type { PersonRow, Trx } from '../database/tables.ts';
import { Failure } from '../failure.ts';
import type { SecondFactorStore } from './second-factor-store.ts';
import { isTotpCode, judgeTotp } from './totp.ts';

/** What was given, in the words of the audit log; a recovery code says how many are left. */
export type CodeProof = { how: 'code' } | { how: 'recovery code'; left: number };

/** Takes a code of the authenticator app or a recovery code, each of them once; null for anything else. */
export async function proveCode(
  factors: SecondFactorStore,
  trx: Trx,
  person: PersonRow,
  { code, at }: { code: string; at: number },
): Promise<CodeProof | null> {
  if (person.totp_confirmed_at === null) return null;
  // Recovery codes are letters, and need no sealed secret: they count even where its key is lost.
  if (!isTotpCode(code)) {
    const left = await factors.useRecoveryCode(trx, person, code);
    return left === null ? null : { how: 'recovery code', left };
  }
  const secret = factors.secretOf(person);
  const step = secret === null ? null : judgeTotp(code, { secret, usedStep: person.totp_used_step, at });
  return step !== null && (await factors.useStep(trx, person.id, step)) ? { how: 'code' } : null;
}

/** The session goes on, and another code may be given. */
export function wrongCode(): Failure {
  return new Failure('sign-in-again', 'This code is wrong, or was used before. Wait for the next one.');
}

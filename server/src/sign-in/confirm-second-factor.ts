import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import type { AccountParts, FromBrowser } from './account-parts.ts';
import { beginSession } from './begin-session.ts';
import { enterAct } from './enter-act.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import { mayHaveNewFactor } from './set-up-second-factor.ts';
import { signInAnew } from './prove-in-session.ts';
import type { OpenedSession } from './session-store.ts';
import { judgeTotp } from './totp.ts';

export type SecondFactorOn = { session: OpenedSession; recoveryCodes: string[] };

/** From here on codes are asked for. The session gets another secret, and becomes whole where it waited for this. */
export function confirmSecondFactor(
  parts: AccountParts,
  actor: Actor,
  { code, from }: { code: string; from: FromBrowser },
): Promise<SecondFactorOn> {
  const { database, sessions, factors } = parts;
  const recoveryCodes = newRecoveryCodes();
  return database.transaction(async (trx) => {
    const { person, at, stage } = await mayHaveNewFactor(parts, trx, actor);
    const secret = factors.secretOf(person);
    if (secret === null)
      throw new Failure('invalid-input', 'Begin again: there is no authenticator app to confirm.');
    const step = judgeTotp(code, { secret, usedStep: person.totp_used_step, at });
    if (step === null)
      throw new Failure(
        'invalid-input',
        'This code is wrong. Look whether the clock of your phone is right.',
      );
    await factors.turnOn(trx, person.id, { step, codes: recoveryCodes, at });
    await enterAct(trx, actor, { action: 'second-factor-on', at });
    if (stage === 'whole') {
      const session = await sessions.renew(trx, actor.session.id, at);
      if (session === null) throw signInAnew();
      return { session, recoveryCodes };
    }
    await sessions.end(trx, actor.session.id);
    const how = 'password, new authenticator app';
    const session = await beginSession(parts, trx, person, { stage: 'whole', device: from.device, how });
    return { session, recoveryCodes };
  });
}

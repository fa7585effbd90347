import type { Actor } from '../actor.ts';
import type { Trx } from '../database/tables.ts';
import { Failure } from '../failure.ts';
import type { AccountParts, FromBrowser } from './account-parts.ts';
import { beginSession } from './begin-session.ts';
import { proveCode, wrongCode } from './prove-code.ts';
import { proveInSession, signInAnew } from './prove-in-session.ts';
import type { OpenedSession } from './session-store.ts';

/** Makes an unfinished sign-in a whole one: it ends, and another session begins under another secret. */
export function verifySecondFactor(
  parts: AccountParts,
  actor: Actor,
  { code, from, onWrong }: { code: string; from: FromBrowser; onWrong: () => void },
): Promise<OpenedSession> {
  const { stage, email } = actor.session;
  if (stage !== 'second-factor') throw new Failure('forbidden', 'No code is asked for at the moment.');
  const browser = from.knownFor(email ?? '');
  return proveInSession(parts, actor, {
    wrong: wrongCode(),
    within: (judge) => parts.limits.code(actor.id, browser, judge),
    judge: async (trx, person, at) => {
      const proof = await proveCode(parts.factors, trx, person, { code, at });
      if (proof === null) {
        onWrong();
        return null;
      }
      await endUnfinished(parts, trx, actor);
      const how = proof.how === 'code' ? 'password, code' : `password, recovery code (${proof.left} left)`;
      return beginSession(parts, trx, person, { stage: 'whole', device: from.device, how });
    },
  });
}

/** Two right codes in the same moment make one session. */
async function endUnfinished({ sessions }: AccountParts, trx: Trx, { session }: Actor): Promise<void> {
  if (!(await sessions.end(trx, session.id))) throw signInAnew();
}

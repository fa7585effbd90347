import * as contract from '../../contract/sign-in.ts';
import type { Mount } from '../http/mount.ts';
import type { Log } from '../log.ts';
import { acceptInvitation } from './accept-invitation.ts';
import type { AccountParts } from './account-parts.ts';
import type { Afterwards } from './afterwards.ts';
import { answerKnown, answerSignedIn, answerStep, browserOf, type KnowingParts } from './answer-browser.ts';
import { confirmSecondFactor } from './confirm-second-factor.ts';
import { neighbourhoodOf } from './networks-around.ts';
import { readInvitation } from './read-invitation.ts';
import { recordRefusedSignIn } from './record-refused-sign-in.ts';
import { removeSecondFactor } from './remove-second-factor.ts';
import { setUpSecondFactor } from './set-up-second-factor.ts';
import { signInFreshly } from './sign-in-freshly.ts';
import { signInWithPassword } from './sign-in-with-password.ts';
import { verifySecondFactor } from './verify-second-factor.ts';

export type SignInRouteParts = AccountParts & KnowingParts & { afterwards: Afterwards; log: Log };

/** Signing in with e-mail and password, the second factor, one-time links, and showing that it is still you. */
export function mountSignIn(mount: Mount, parts: SignInRouteParts): void {
  mount(contract.signInWithPassword, async ({ body }, _actor, response) => {
    const from = browserOf(parts, response.req);
    const onRefused = (person: { id: string; disabled_at: number | null } | null) => {
      // Whom a stranger tried to be is not written down: it can be anything that was typed.
      const known = person !== null;
      const network = neighbourhoodOf(from.network);
      parts.log.warn(
        { requestId: String(response.locals['requestId']), known, network },
        'a sign-in was refused',
      );
      if (!known) return;
      const because = person.disabled_at === null ? 'wrong password' : 'disabled';
      parts.afterwards.run(response, () => recordRefusedSignIn(parts.database, person.id, because));
    };
    return answerStep(parts, response, await signInWithPassword(parts, { ...body, from, onRefused }));
  });

  mount(contract.verifySecondFactor, async ({ body }, actor, response) => {
    const from = browserOf(parts, response.req);
    // Whoever gives a wrong code knows the password: of all signs of trouble the clearest.
    const onWrong = () =>
      parts.afterwards.run(response, () => recordRefusedSignIn(parts.database, actor.id, 'wrong code'));
    return answerKnown(parts, response, await verifySecondFactor(parts, actor, { ...body, from, onWrong }));
  });

  mount(contract.setUpSecondFactor, (_input, actor) => setUpSecondFactor(parts, actor));

  mount(contract.confirmSecondFactor, async ({ body }, actor, response) => {
    const from = browserOf(parts, response.req);
    const { session, recoveryCodes } = await confirmSecondFactor(parts, actor, { ...body, from });
    return { recoveryCodes, session: await answerKnown(parts, response, session) };
  });

  mount(contract.removeSecondFactor, async (_input, actor, response) =>
    answerSignedIn(parts, response, await removeSecondFactor(parts, actor)),
  );

  mount(contract.signInFreshly, async ({ body }, actor, response) => {
    const from = browserOf(parts, response.req);
    return answerSignedIn(parts, response, await signInFreshly(parts, actor, { ...body, from }));
  });

  mount(contract.readInvitation, ({ body }) => readInvitation(parts, body.token));

  mount(contract.acceptInvitation, async ({ body }, _actor, response) => {
    const from = browserOf(parts, response.req);
    return answerStep(parts, response, await acceptInvitation(parts, { ...body, from }));
  });
}

import { getSession, getSignInWays, signInAsSamplePerson, signOut } from '../../contract/session.ts';
import { Failure } from '../failure.ts';
import type { Mount } from '../http/mount.ts';
import { answerSignedIn, type BrowserParts } from './answer-browser.ts';
import type { SignInParts } from './begin-session.ts';
import { describeSession } from './describe-session.ts';
import { deviceOf } from './device-of.ts';
import { endSession } from './end-session.ts';
import { signInAsSample } from './sign-in-as-sample.ts';

export type SessionParts = SignInParts & BrowserParts;

export function mountSession(mount: Mount, parts: SessionParts): void {
  mount(getSignInWays, async () => ({
    ...parts.desk,
    password: parts.desk.samplePeople || (await parts.people.hasAnybodyPassword()),
    firstStart: !parts.desk.samplePeople && !(await parts.people.isAnybodyThere()),
  }));

  mount(getSession, (_input, actor) => describeSession(actor, parts.desk));

  mount(signInAsSamplePerson, async ({ body }, _actor, response) => {
    if (!parts.desk.samplePeople) throw new Failure('not-found', 'There is nothing at this address.');
    const { headers } = response.req;
    const from = { device: deviceOf(headers['user-agent']), replaces: parts.cookie.read(headers.cookie) };
    return answerSignedIn(
      parts,
      response,
      await signInAsSample(parts, { role: body.role, number: body.person ?? 1, ...from }),
    );
  });

  mount(signOut, async (_input, _actor, response) => {
    await endSession(parts, parts.cookie.read(response.req.headers.cookie));
    response.clearCookie(parts.cookie.name, parts.cookie.clearOptions);
    response.set('Clear-Site-Data', '"storage"');
    return { signedOut: true as const };
  });
}

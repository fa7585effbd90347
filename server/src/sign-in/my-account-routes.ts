import * as contract from '../../contract/my-account.ts';
import type { Mount } from '../http/mount.ts';
import type { AccountParts } from './account-parts.ts';
import { answerSignedIn, type BrowserParts } from './answer-browser.ts';
import { changeMyPassword } from './change-my-password.ts';
import { endMyOtherSessions, endMySession, listMySessions } from './my-sessions.ts';

export function mountMyAccount(mount: Mount, parts: AccountParts & BrowserParts): void {
  mount(contract.listMySessions, async (_input, actor) => ({ items: await listMySessions(parts, actor) }));

  mount(contract.endMySession, async ({ params }, actor) => {
    await endMySession(parts, actor, params.id);
    return { items: await listMySessions(parts, actor) };
  });

  mount(contract.endMyOtherSessions, async (_input, actor) => {
    await endMyOtherSessions(parts, actor);
    return { items: await listMySessions(parts, actor) };
  });

  mount(contract.changeMyPassword, async ({ body }, actor, response) =>
    answerSignedIn(parts, response, await changeMyPassword(parts, actor, body)),
  );
}

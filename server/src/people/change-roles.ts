import type { Person } from '../../contract/people.ts';
import type { Role } from '../../contract/permissions.ts';
import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import { actOnPeople, type PeopleParts } from './act-on-people.ts';
import { isAnotherAdministrator, keepAnAdministrator } from './keep-an-administrator.ts';
import { refuseUnlessOurs } from './refuse-unless-ours.ts';
import { inOrder, rolesDetail } from './roles-detail.ts';
import { rolesOf } from './roles-of.ts';

/**
 * Their sessions end, so that nobody goes on with what they were. Nobody changes their own roles while somebody else
 * can; the only administrator of a small firm has nobody to ask, so that is done and marked `own` in the audit log.
 */
export function changeRoles(
  parts: PeopleParts,
  actor: Actor,
  id: string,
  given: readonly Role[],
): Promise<Person> {
  const after = inOrder(given);
  return actOnPeople(parts, actor, async ({ trx, person, show, enter }) => {
    const row = await person(id);
    refuseUnlessOurs(row, 'The roles of this person come from the company’s sign-in. Change them there.');
    const isOwn = id === actor.id;
    if (isOwn && (await isAnotherAdministrator(parts, trx, id)))
      throw new Failure('forbidden', 'Another administrator has to change your own roles.');
    const before = rolesOf(row.roles);
    if (before.join() === after.join()) return show(id);
    if (!after.includes('admin')) await keepAnAdministrator(parts, trx, row);
    await parts.people.change(trx, id, { roles: JSON.stringify(after) });
    await parts.sessions.endAllOf(trx, id);
    const own = isOwn ? { own: true } : {};
    await enter('person-roles', { type: 'person', id }, { ...rolesDetail(before, after), ...own });
    return show(id);
  });
}

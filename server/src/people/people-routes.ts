import * as people from '../../contract/people.ts';
import type { Mount } from '../http/mount.ts';
import type { PeopleParts } from './act-on-people.ts';
import { changePeopleSettings } from './change-people-settings.ts';
import { changeRoles } from './change-roles.ts';
import { disablePerson } from './disable-person.ts';
import { enablePerson } from './enable-person.ts';
import { invitePerson } from './invite-person.ts';
import { invitePersonAgain } from './invite-person-again.ts';
import { listPeople } from './list-people.ts';
import { resetSecondFactor } from './reset-second-factor.ts';
import { signOutPerson } from './sign-out-person.ts';

export function mountPeople(mount: Mount, parts: PeopleParts): void {
  mount(people.listPeople, () => listPeople(parts));
  mount(people.invitePerson, ({ body }, actor) => invitePerson(parts, actor, body));
  mount(people.invitePersonAgain, ({ params }, actor) => invitePersonAgain(parts, actor, params.id));
  mount(people.changeRoles, ({ params, body }, actor) => changeRoles(parts, actor, params.id, body.roles));
  mount(people.disablePerson, ({ params }, actor) => disablePerson(parts, actor, params.id));
  mount(people.enablePerson, ({ params }, actor) => enablePerson(parts, actor, params.id));
  mount(people.resetSecondFactor, ({ params }, actor) => resetSecondFactor(parts, actor, params.id));
  mount(people.signOutPerson, ({ params }, actor) => signOutPerson(parts, actor, params.id));
  mount(people.changePeopleSettings, ({ body }, actor) => changePeopleSettings(parts, actor, body));
}

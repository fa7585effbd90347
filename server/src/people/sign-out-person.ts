import type { Person } from '../../contract/people.ts';
import type { Actor } from '../actor.ts';
import { actOnPeople, type PeopleParts } from './act-on-people.ts';

export function signOutPerson(parts: PeopleParts, actor: Actor, id: string): Promise<Person> {
  return actOnPeople(parts, actor, async ({ trx, person, show, enter }) => {
    await person(id);
    const sessions = await parts.sessions.endAllOf(trx, id);
    await enter('person-sign-out', { type: 'person', id }, { sessions });
    return show(id);
  });
}

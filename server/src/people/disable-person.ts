import type { Person } from '../../contract/people.ts';
import type { Actor } from '../actor.ts';
import { actOnPeople, type PeopleParts } from './act-on-people.ts';
import { keepAnAdministrator } from './keep-an-administrator.ts';
import { refuseSamples } from './refuse-unless-ours.ts';
import { shutOut } from './shut-out.ts';

export function disablePerson(parts: PeopleParts, actor: Actor, id: string): Promise<Person> {
  return actOnPeople(parts, actor, async ({ trx, at, person, show, enter }) => {
    const row = await person(id);
    refuseSamples(row);
    if (row.disabled_at !== null) return show(id);
    await keepAnAdministrator(parts, trx, row);
    const sessions = await shutOut(parts.people, trx, id, at);
    await enter('person-disable', { type: 'person', id }, { sessions });
    return show(id);
  });
}

import type { Person } from '../../contract/people.ts';
import type { Actor } from '../actor.ts';
import { actOnPeople, type PeopleParts } from './act-on-people.ts';
import { refuseSamples } from './refuse-unless-ours.ts';
import { rolesDetail } from './roles-detail.ts';
import { rolesOf } from './roles-of.ts';

export function enablePerson(parts: PeopleParts, actor: Actor, id: string): Promise<Person> {
  return actOnPeople(parts, actor, async ({ trx, person, show, enter }) => {
    const row = await person(id);
    refuseSamples(row);
    if (row.disabled_at === null) return show(id);
    await parts.people.change(trx, id, { disabled_at: null });
    // A sign-in that was under way when they were disabled may have left one.
    await parts.sessions.endAllOf(trx, id);
    await enter('person-enable', { type: 'person', id }, rolesDetail([], rolesOf(row.roles)));
    return show(id);
  });
}

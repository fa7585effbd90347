import type { Person } from '../../contract/people.ts';
import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import { actOnPeople, type PeopleParts } from './act-on-people.ts';
import { refuseUnlessOurs } from './refuse-unless-ours.ts';

/** The password stays needed, and the next sign-in sets up a new authenticator app where one is required. */
export function resetSecondFactor(parts: PeopleParts, actor: Actor, id: string): Promise<Person> {
  return actOnPeople(parts, actor, async ({ trx, person, show, enter }) => {
    const row = await person(id);
    refuseUnlessOurs(row, 'This person signs in at the company, which asks for their second factor.');
    if (id === actor.id)
      throw new Failure('forbidden', 'Another administrator has to reset your own second factor.');
    await parts.people.forgetSecondFactor(trx, id);
    const sessions = await parts.sessions.endAllOf(trx, id);
    const wasOn = row.totp_confirmed_at !== null;
    await enter('person-second-factor-reset', { type: 'person', id }, { wasOn, sessions });
    return show(id);
  });
}

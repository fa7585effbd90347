import type { InputOf } from '../../contract/endpoint.ts';
import type { changePeopleSettings as endpoint } from '../../contract/people.ts';
import type { Actor } from '../actor.ts';
import { actOnPeople, type PeopleParts } from './act-on-people.ts';

type Settings = InputOf<typeof endpoint>['body'];

/** It counts from the next request on: who owes an authenticator app then sets one up before anything else. */
export function changePeopleSettings(parts: PeopleParts, actor: Actor, after: Settings): Promise<Settings> {
  return actOnPeople(parts, actor, async ({ trx, enter }) => {
    const before = await parts.people.settings(trx);
    if (before.requiresSecondFactor === after.requiresSecondFactor) return before;
    await parts.people.changeSettings(trx, after);
    const subject = { type: 'people-settings', id: 'people' };
    await enter('people-settings', subject, { requiresSecondFactor: after.requiresSecondFactor });
    return after;
  });
}

import type { Invitation, Person } from '../../contract/people.ts';
import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import { actOnPeople, type PeopleParts } from './act-on-people.ts';
import { invitationFor } from './invitation-for.ts';
import { refuseUnlessOurs } from './refuse-unless-ours.ts';

type InvitedAgain = { person: Person; invitation: Invitation };

/** The password stays as it is until the link is used. */
export function invitePersonAgain(parts: PeopleParts, actor: Actor, id: string): Promise<InvitedAgain> {
  return actOnPeople(parts, actor, async ({ trx, at, person, show, enter }) => {
    const row = await person(id);
    refuseUnlessOurs(row, 'This person signs in at the company and has no password here.');
    // Whoever sits at somebody's open desk must not get their password with a click.
    if (id === actor.id)
      throw new Failure('forbidden', 'Change your own password under My account, with the one you have.');
    if (row.disabled_at !== null)
      throw new Failure('forbidden', 'This person is disabled. Enable them first, then make the link.');
    const purpose = row.password_hash === null ? ('join' as const) : ('new-password' as const);
    const invitation = await invitationFor(parts, trx, { purpose, personId: id, at });
    await enter('person-invite-again', { type: 'person', id }, { purpose });
    return { person: await show(id), invitation };
  });
}

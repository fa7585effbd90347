import { randomUUID } from 'node:crypto';
import type { Invitation, Person } from '../../contract/people.ts';
import type { Role } from '../../contract/permissions.ts';
import type { Actor } from '../actor.ts';
import { isUniqueViolation } from '../database/is-unique-violation.ts';
import { Failure } from '../failure.ts';
import { actOnPeople, type PeopleParts } from './act-on-people.ts';
import { invitationFor } from './invitation-for.ts';
import { inOrder, rolesDetail } from './roles-detail.ts';

type Invited = { person: Person; invitation: Invitation };
type Given = { name: string; email: string; roles: readonly Role[] };

export async function invitePerson(parts: PeopleParts, actor: Actor, given: Given): Promise<Invited> {
  try {
    return await invite(parts, actor, { ...given, roles: inOrder(given.roles) });
  } catch (error) {
    // The shell adds people, too, and waits for no lock of ours.
    if (isUniqueViolation(error)) throw taken(error);
    throw error;
  }
}

function invite(parts: PeopleParts, actor: Actor, { name, email, roles }: Given): Promise<Invited> {
  const id = `p-${randomUUID()}`;
  return actOnPeople(parts, actor, async ({ trx, at, show, enter }) => {
    if (await parts.people.isEmailTaken(email, trx)) throw taken();
    await parts.people.add(trx, { id, name, email, roles, comes_from: 'password', created_at: at });
    const invitation = await invitationFor(parts, trx, { purpose: 'join', personId: id, at });
    await enter('person-invite', { type: 'person', id }, rolesDetail([], roles));
    return { person: await show(id), invitation };
  });
}

function taken(cause?: unknown): Failure {
  const sentence = 'Somebody with this e-mail is here already. Look for them in the list.';
  return new Failure('invalid-input', sentence, {}, cause);
}

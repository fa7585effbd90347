import type { Request } from 'express';
import { permissionsOf } from '../../contract/permissions.ts';
import {
  getSession,
  getSignInWays,
  signInAsSamplePerson,
  signOut,
  type Environment,
  type Session,
} from '../../contract/session.ts';
import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import type { Mount } from '../http/mount.ts';
import { samplePerson } from './sample-people.ts';
import type { SessionCookie } from './session-cookie.ts';

type Desk = { environment: Environment; samplePeople: boolean };
type Parts = { desk: Desk; cookie: SessionCookie };

export function mountSession(mount: Mount, { desk, cookie }: Parts): void {
  mount(getSignInWays, () => desk);

  mount(getSession, (_input, actor) => sessionOf(actor, desk));

  mount(signInAsSamplePerson, ({ body }, _actor, response) => {
    if (!desk.samplePeople) throw new Failure('not-found', 'There is nothing at this address.');
    const ticket = { role: body.role, person: body.person ?? 1, signedInAt: Date.now() };
    response.cookie(cookie.name, cookie.write(ticket), { ...cookie.options, encode: String });
    const person = samplePerson(ticket.role, ticket.person);
    return sessionOf({ ...person, permissions: permissionsOf(person.roles) }, desk);
  });

  mount(signOut, (_input, _actor, response) => {
    response.clearCookie(cookie.name, cookie.clearOptions);
    response.set('Clear-Site-Data', '"storage"');
    return { signedOut: true as const };
  });
}

/** Tells who is behind a request by its cookie; `endpointIpOf` is what the provider is told of them. */
export function createWhoAsks(
  { desk, cookie }: Parts,
  endpointIpOf: (request: Request) => string,
): (request: Request) => Promise<Actor | null> {
  return async (request) => {
    const ticket = cookie.read(request.headers.cookie, Date.now());
    // A cookie from a time when sample people were allowed opens nothing now.
    if (ticket === null || !desk.samplePeople) return null;
    const person = samplePerson(ticket.role, ticket.person);
    return { ...person, permissions: permissionsOf(person.roles), endpointIp: endpointIpOf(request) };
  };
}

function sessionOf(actor: Pick<Actor, 'id' | 'name' | 'roles' | 'permissions'>, desk: Desk): Session {
  return {
    person: { id: actor.id, name: actor.name, roles: [...actor.roles] },
    permissions: [...actor.permissions],
    ...desk,
  };
}

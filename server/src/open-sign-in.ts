import type { Request } from 'express';
import type { Environment } from '../contract/session.ts';
import type { Config } from './config.ts';
import type { Database } from './database/open-database.ts';
import { clientAddress, endpointIpFor } from './http/client-address.ts';
import type { PeopleParts } from './people/act-on-people.ts';
import { createInvitationStore } from './people/invitation-store.ts';
import { createPersonStore } from './people/person-store.ts';
import { authSecret } from './sign-in/auth-secret.ts';
import { createSessionCookie } from './sign-in/session-cookie.ts';
import type { SessionParts } from './sign-in/session-routes.ts';
import { createSessionStore } from './sign-in/session-store.ts';
import { createWhoAsks } from './sign-in/who-asks.ts';

type Surroundings = { environment: Environment; origin: string; https: boolean; ownEndpointIp: string };

/** Everything by which people come in and are known again. */
export function openSignIn(
  config: Config,
  database: Database,
  { environment, origin, https, ownEndpointIp }: Surroundings,
) {
  const { samplePeople, freshSignInMs, company } = config;
  const cookie = createSessionCookie(authSecret(config.authSecret, config.dataDir), https);
  const sessions = createSessionStore(database, cookie);
  const people = createPersonStore(database);
  const addressOf = (request: Request) => {
    const forwarded = request.headers['x-forwarded-for'];
    const list = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
    return clientAddress(request.socket.remoteAddress ?? '', list, config.trustedProxies);
  };
  const whoAsks = createWhoAsks({
    ...{ sessions, samplePeople, freshSignInMs },
    endpointIpOf: (request) => endpointIpFor(addressOf(request), ownEndpointIp),
    cookie,
  });
  const desk = { environment, samplePeople, company: company !== null };
  const parts: SessionParts = { database, sessions, people, cookie, desk, whoAsks };
  const invitations = createInvitationStore(database, cookie);
  const peopleParts: PeopleParts = { database, people, sessions, invitations, desk, origin };
  return { parts, peopleParts, whoAsks: whoAsks.byRequest, addressOf };
}

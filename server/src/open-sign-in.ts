import type { Request } from 'express';
import type { Environment } from '../contract/session.ts';
import type { Config } from './config.ts';
import type { Database } from './database/open-database.ts';
import { clientAddress, endpointIpFor, isUntrustedProxy } from './http/client-address.ts';
import { networkOf } from './http/network-of.ts';
import { untrustedProxyWarning } from './http/untrusted-proxy-warning.ts';
import type { Log } from './log.ts';
import type { PeopleParts } from './people/act-on-people.ts';
import { createInvitationStore } from './people/invitation-store.ts';
import { createPersonStore } from './people/person-store.ts';
import { createSealing } from './sealing/create-sealing.ts';
import { createAfterwards } from './sign-in/afterwards.ts';
import { authSecret } from './sign-in/auth-secret.ts';
import { createCompanyFlows } from './sign-in/company-flow.ts';
import { openCompanyProvider } from './sign-in/company-provider.ts';
import type { CompanyParts } from './sign-in/company-routes.ts';
import { firstAdministratorLink } from './sign-in/first-administrator-link.ts';
import { createKnownBrowsers } from './sign-in/known-browsers.ts';
import { createSecondFactorStore } from './sign-in/second-factor-store.ts';
import { createSessionCookie } from './sign-in/session-cookie.ts';
import type { SessionParts } from './sign-in/session-routes.ts';
import { createSessionStore } from './sign-in/session-store.ts';
import { createSignInLimits } from './sign-in/sign-in-limits.ts';
import type { SignInRouteParts } from './sign-in/sign-in-routes.ts';
import { createWhoAsks } from './sign-in/who-asks.ts';

/** An older installation may have one that is shorter: refusing it would keep everybody out. */
const SHORTEST_SECRET = 32;

type Surroundings = {
  environment: Environment;
  origin: string;
  https: boolean;
  ownEndpointIp: string;
  log: Log;
};

/** Everything by which people come in and are known again. */
export function openSignIn(
  config: Config,
  database: Database,
  { environment, origin, https, ownEndpointIp, log }: Surroundings,
) {
  const { samplePeople, freshSignInMs, company } = config;
  const signingSecret = authSecret(config.authSecret, config.dataDir);
  if (signingSecret.length < SHORTEST_SECRET)
    log.warn('AUTH_SECRET is short: 32 random bytes (openssl rand -base64 32) cannot be guessed');
  const cookie = createSessionCookie(signingSecret, https);
  const sessions = createSessionStore(database, cookie);
  const people = createPersonStore(database);
  const tellOfProxy = untrustedProxyWarning(log);
  const addressOf = (request: Request) => {
    const forwarded = request.headers['x-forwarded-for'];
    const list = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
    const peer = request.socket.remoteAddress ?? '';
    if (isUntrustedProxy(peer, list, config.trustedProxies)) tellOfProxy(peer);
    return clientAddress(peer, list, config.trustedProxies);
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
  const afterwards = createAfterwards(log);
  const signInParts: SignInRouteParts = {
    ...{ ...parts, invitations, freshSignInMs, afterwards, log },
    networkOf: (request) => networkOf(addressOf(request)),
    factors: createSecondFactorStore({ sealing: createSealing(config.dataKeys), cookie, log }, people),
    limits: createSignInLimits(),
    browsers: createKnownBrowsers(cookie),
  };
  const companyParts: CompanyParts | null =
    company === null
      ? null
      : {
          ...{ database, sessions, people, cookie, whoAsks, https, log },
          provider: openCompanyProvider(company),
          flows: createCompanyFlows(signingSecret, https),
        };
  return {
    ...{ company: companyParts, parts, signInParts, peopleParts, addressOf },
    whoAsks: whoAsks.byRequest,
    firstLink: () => firstAdministratorLink(peopleParts),
    stop: () => signInParts.limits.close(),
    settled: () => afterwards.settled(),
  };
}

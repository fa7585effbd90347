import { once } from 'node:events';
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { finishCompanySignIn } from '../contract/sign-in.ts';

/** What an identity provider says of somebody besides their subject. */
type CompanyClaims = { name?: string; email?: string; groups?: string[] };

export type OidcProvider = {
  issuer: string;
  /** The settings of a Linkdesk whose company this is. */
  env: Record<string, string>;
  /** From here on it serves; `origin` is the Linkdesk that people come from. */
  serve(origin: string, configuration?: Configuration): void;
  /** Whoever comes by signs in as this one, without being asked anything. */
  signsIn(subject: string, claims: CompanyClaims): void;
  /** How often somebody was asked who they are. */
  asked(): number;
  close(): Promise<void>;
};

const CLIENT = { client_id: 'linkdesk', client_secret: 'the-secret-of-linkdesk-at-the-company' };

/** A real identity provider on this machine. It stands on another site than Linkdesk, as in life: by number, not by name. */
export async function startOidcProvider(): Promise<OidcProvider> {
  const people = new Map<string, CompanyClaims>();
  let subject = '';
  let asked = 0;
  let answer: (request: IncomingMessage, response: ServerResponse) => unknown = (_request, response) =>
    response.writeHead(503).end();
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** What a person does at the identity provider's own pages. */
  async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse) {
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login') {
      asked += 1;
      return provider.interactionFinished(request, response, { login: { accountId: subject } });
    }
    const grant = new provider.Grant({
      accountId: session?.accountId ?? subject,
      clientId: String(params['client_id']),
    });
    grant.addOIDCScope('openid email profile');
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  }

  return {
    issuer,
    env: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT.client_id,
      OIDC_CLIENT_SECRET: CLIENT.client_secret,
      OIDC_ROLES_CLAIM: 'groups',
      OIDC_ROLES: 'support=agent,finance=operator,finance-lead=approver,it=admin,audit=auditor',
    },
    serve(origin, configuration = {}) {
      const provider = new Provider(issuer, {
        ...SETTINGS,
        clients: [{ ...CLIENT, redirect_uris: [`${origin}${finishCompanySignIn.path}`] }],
        findAccount: (_context: KoaContextWithOIDC, accountId: string) => ({
          accountId,
          claims: () => ({ sub: accountId, ...people.get(accountId) }),
        }),
        ...configuration,
      });
      const own = provider.callback();
      answer = (request, response) =>
        request.url?.startsWith('/interaction/') === true
          ? interact(provider, request, response)
          : own(request, response);
    },
    signsIn(who, claims) {
      subject = who;
      people.set(who, claims);
    },
    asked: () => asked,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const HOUR_S = 3600;

const SETTINGS: Configuration = {
  jwks: {
    keys: [
      {
        ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
        use: 'sig',
      },
    ] as NonNullable<Configuration['jwks']>['keys'],
  },
  cookies: { keys: ['a-key-for-cookies-in-tests-only'] },
  claims: { openid: ['sub'], email: ['email'], profile: ['name', 'groups'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  ttl: {
    ...{ AccessToken: HOUR_S, AuthorizationCode: 60, IdToken: HOUR_S, Grant: HOUR_S },
    ...{ Interaction: HOUR_S, Session: HOUR_S },
  },
};

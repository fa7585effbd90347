import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type ServerMetadata,
} from 'openid-client';
import type { CompanySignIn } from '../company-settings.ts';
import { companyFetch } from './company-fetch.ts';
import type { CompanyFlow } from './company-flow.ts';
import { companyIdentity, described, isDescribed, type CompanyIdentity } from './company-identity.ts';
import { asCompanyRefused } from './company-trouble.ts';
import { CompanyRefused } from './company-refused.ts';
import { SESSION_RULES } from './session-rules.ts';

/** The company's identity provider; everything it can do wrong is thrown as `CompanyRefused`. */
export type CompanyProvider = {
  /** Where the browser goes to sign in. */
  addressFor(flow: CompanyFlow, redirectUri: string): Promise<URL>;
  /** Who came back from there. `callback` is the whole address they came back to. */
  identify(flow: CompanyFlow, callback: URL): Promise<CompanyIdentity>;
};

/** A signature that everybody with the public key could make is none. */
const ALGORITHMS = ['RS256', 'ES256', 'PS256', 'EdDSA', 'Ed25519'];
/** For each exchange with its whole answer; a person waits for three at most. */
const TIMEOUT_S = 5;
/** Where its endpoints are is asked again after this. */
const KNOWN_FOR_MS = 60 * 60_000;
/** A flood of made-up codes is not handed on to the identity provider. */
const AT_ONCE = 16;

/** Asks the identity provider for its metadata when somebody wants to sign in, not before, and again after a failure. */
export function openCompanyProvider(company: CompanySignIn, timeoutS = TIMEOUT_S): CompanyProvider {
  let known: { configuration: Promise<Configuration>; until: number } | null = null;
  let underWay = 0;

  function configured(): Promise<Configuration> {
    if (known !== null && Date.now() < known.until) return known.configuration;
    const asked = { configuration: discover(company, timeoutS), until: Date.now() + KNOWN_FOR_MS };
    known = asked;
    asked.configuration.catch(() => {
      if (known === asked) known = null;
    });
    return asked.configuration;
  }

  return {
    async addressFor({ state, nonce, verifier, fresh }, redirectUri) {
      try {
        return buildAuthorizationUrl(await configured(), {
          ...{ redirect_uri: redirectUri, scope: 'openid email profile', state, nonce },
          ...{ code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
          // With a largest age an identity provider also has to say when it last asked.
          ...(fresh
            ? { max_age: '0', prompt: 'login' }
            : { max_age: String(SESSION_RULES.longestMs / 1000) }),
        });
      } catch (error) {
        return asCompanyRefused(error);
      }
    },
    async identify(flow, callback) {
      if (underWay >= AT_ONCE) throw new CompanyRefused('unreachable', 'too-many-at-once');
      underWay += 1;
      try {
        return companyIdentity(await claimsOf(await configured(), flow, callback), company);
      } catch (error) {
        return asCompanyRefused(error);
      } finally {
        underWay -= 1;
      }
    },
  };

  async function claimsOf(configuration: Configuration, flow: CompanyFlow, callback: URL) {
    const { state, nonce, verifier } = flow;
    const tokens = await authorizationCodeGrant(configuration, callback, {
      ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
    });
    const claims = tokens.claims();
    if (claims?.iss !== company.issuer) throw new CompanyRefused('failed', 'wrong-issuer');
    if (!isIdToken(tokens.id_token)) throw new CompanyRefused('failed', 'no-id-token');
    const isThereMore = configuration.serverMetadata().userinfo_endpoint !== undefined;
    if (isDescribed(claims, company.rolesClaim) || !isThereMore) return claims;
    const more = await fetchUserInfo(configuration, tokens.access_token, claims.sub);
    return { ...described(more, company.rolesClaim), ...claims };
  }
}

async function discover(
  { issuer, clientId, clientSecret }: CompanySignIn,
  timeout: number,
): Promise<Configuration> {
  const isPlain = issuer.startsWith('http:');
  const settings = { [customFetch]: companyFetch(issuer), timeout };
  const found = await discovery(new URL(issuer), clientId, undefined, undefined, {
    ...settings,
    execute: isPlain ? [allowInsecureRequests] : [],
  });
  const metadata: ServerMetadata = found.serverMetadata();
  // To the letter: the library takes a missing slash, and templates for every tenant of a large provider.
  if (metadata.issuer !== issuer) throw new CompanyRefused('unreachable', 'issuer-differs');
  const signed = (metadata.id_token_signing_alg_values_supported ?? ['RS256']).filter((algorithm) =>
    ALGORITHMS.includes(algorithm),
  );
  if (signed.length === 0) throw new CompanyRefused('unreachable', 'no-safe-signature');
  const configuration = new Configuration(
    { ...metadata, id_token_signing_alg_values_supported: signed },
    clientId,
    undefined,
    authenticationBy(metadata, clientSecret),
  );
  Object.assign(configuration, settings);
  if (isPlain) allowInsecureRequests(configuration);
  // In this flow the protocol would allow to trust the connection alone.
  enableNonRepudiationChecks(configuration);
  return configuration;
}

/** Basic is what an identity provider takes that does not say otherwise (OIDC Discovery 3). */
function authenticationBy(metadata: ServerMetadata, clientSecret: string) {
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return methods.includes('client_secret_basic')
    ? ClientSecretBasic(clientSecret)
    : ClientSecretPost(clientSecret);
}

/** Access and logout tokens say what they are; an ID token may say nothing (RFC 8725, 3.11). */
function isIdToken(token = ''): boolean {
  const header: unknown = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
  const type = typeof header === 'object' && header !== null && 'typ' in header ? header.typ : 'JWT';
  return typeof type === 'string' && type.toUpperCase() === 'JWT';
}

import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { metadataOf, sendJson, startEvilIssuer, type EvilIssuer } from '../../testing/evil-issuer.ts';
import type { CompanyFlow } from './company-flow.ts';
import type { CompanyIdentity } from './company-identity.ts';
import { openCompanyProvider, type CompanyProvider } from './company-provider.ts';
import { CompanyRefused } from './company-refused.ts';

const TIMEOUT_S = 0.5;
const BOMB = gzipSync(Buffer.alloc(20_000_000, ' '));
const CALLBACK = 'http://127.0.0.1:8080/api/auth/callback/company';
const FLOW: CompanyFlow = {
  ...{ state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) },
  ...{ startedAt: Date.now(), fresh: false, sessionId: null },
};

let evil: EvilIssuer;
let company: CompanyProvider;
beforeEach(async () => {
  evil = await startEvilIssuer();
  company = openCompanyProvider(settings(evil.issuer), TIMEOUT_S);
  const claims = { sub: 'asha', name: 'Asha', email: 'a@example.in', groups: ['finance'], nonce: FLOW.nonce };
  evil.gives(evil.token(claims));
});
afterEach(() => evil.close());

function settings(issuer: string) {
  const roles = new Map([['finance', 'operator' as const]]);
  return {
    issuer,
    clientId: 'linkdesk',
    clientSecret: 'a/secret:with odd+signs',
    rolesClaim: 'groups',
    roles,
  };
}

function identify(query: Record<string, string> = {}): Promise<CompanyIdentity> {
  const callback = new URL(CALLBACK);
  callback.search = new URLSearchParams({
    ...{ state: FLOW.state, code: 'c', iss: evil.issuer },
    ...query,
  }).toString();
  return company.identify(FLOW, callback);
}

/** The word for the page and the reason for the log. */
async function refusal(asked: Promise<unknown>): Promise<[string, string]> {
  const error: unknown = await asked.then(
    () => new Error('it was taken'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof CompanyRefused)) throw error;
  return [error.word, error.because];
}

test('its metadata is asked for when it is needed, once for all who come', async () => {
  expect(evil.hits.size).toBe(0);
  await Promise.all([1, 2, 3].map(() => company.addressFor(FLOW, CALLBACK)));
  await identify();
  expect(Object.fromEntries(evil.hits)).toEqual({
    ...{ '.well-known/openid-configuration': 1, token: 1, keys: 1 },
  });
});

test('after it was out of reach it is asked again', async () => {
  evil.behave('discovery', (_request, response) => sendJson(response, 503, {}));
  expect(await refusal(company.addressFor(FLOW, CALLBACK))).toEqual([
    'failed',
    'OAUTH_RESPONSE_IS_NOT_CONFORM',
  ]);
  evil.behave();
  expect((await company.addressFor(FLOW, CALLBACK)).href).toContain(`${evil.issuer}/authorize?`);
});

test('one that is not there at all is unreachable', async () => {
  await evil.close();
  expect(await refusal(company.addressFor(FLOW, CALLBACK))).toEqual(['unreachable', 'unreachable']);
});

test('a known one that has gone away is unreachable for who comes back from there', async () => {
  await company.addressFor(FLOW, CALLBACK);
  await evil.close();
  expect(await refusal(identify())).toEqual(['unreachable', 'unreachable']);
});

test('an algorithm that everybody could sign with is never taken, so one that has no other is of no use', async () => {
  for (const only of [['none'], ['HS256', 'HS512'], []]) {
    const metadata = { ...metadataOf(evil.issuer), id_token_signing_alg_values_supported: only };
    evil.behave('discovery', (_request, response) => sendJson(response, 200, metadata));
    expect(await refusal(company.addressFor(FLOW, CALLBACK))).toEqual(['unreachable', 'no-safe-signature']);
  }
});

test.each<[what: string, change: Record<string, unknown>]>([
  ['another issuer', { issuer: 'https://accounts.example.org' }],
  ['its issuer with a slash', { issuer: 'SLASH' }],
  ['its issuer in capitals', { issuer: 'CAPITALS' }],
  ['no issuer', { issuer: undefined }],
  ['an address to sign in at that is none', { authorization_endpoint: 'javascript:alert(1)' }],
  ['an unprotected address to sign in at', { authorization_endpoint: 'ftp://example.org/' }],
  ['no address to sign in at', { authorization_endpoint: undefined }],
  ['algorithms that are no list', { id_token_signing_alg_values_supported: { filter: 1 } }],
])('metadata with %s sends nobody anywhere', async (_what, change) => {
  const spellings = new Map([
    ['SLASH', `${evil.issuer}/`],
    ['CAPITALS', evil.issuer.toUpperCase()],
  ]);
  const metadata: Record<string, unknown> = { ...metadataOf(evil.issuer), ...change };
  metadata['issuer'] = spellings.get(String(metadata['issuer'])) ?? metadata['issuer'];
  evil.behave('discovery', (_request, response) => sendJson(response, 200, metadata));
  expect((await refusal(company.addressFor(FLOW, CALLBACK)))[0]).toMatch(/^(failed|unreachable)$/);
});

test.each(['token_endpoint', 'jwks_uri'])('a code is not carried to an unprotected %s', async (endpoint) => {
  const elsewhere = await startEvilIssuer();
  const name = endpoint === 'token_endpoint' ? 'token' : 'keys';
  // Loopback by another name is another place all the same.
  const metadata = { ...metadataOf(evil.issuer), [endpoint]: `${elsewhere.issuer}/${name}` };
  evil.behave('discovery', (_request, response) => sendJson(response, 200, metadata));
  expect(await refusal(identify())).toEqual(['failed', 'not-https']);
  expect(elsewhere.hits.size).toBe(0);
  await elsewhere.close();
});

const TROUBLE: [what: string, answer: (response: ServerResponse) => void, because: RegExp][] = [
  ['an endless answer', endless, /^answer-too-large$/],
  ['a bomb', bomb, /^(answer-too-large|OAUTH_PARSE_ERROR|OAUTH_RESPONSE_IS_NOT_JSON)$/],
  ['no answer', () => undefined, /^too-slow$/],
  ['an answer byte by byte', dribble, /^too-slow$/],
  ['half an answer', cut, /^unreachable$/],
  ['a redirect', redirect, /^OAUTH_RESPONSE_IS_NOT_CONFORM$/],
  ['a page', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'), /^OAUTH_/],
  ['a list', (response) => sendJson(response, 200, []), /^OAUTH_INVALID_RESPONSE$/],
  ['nothing', (response) => response.writeHead(200).end(), /^OAUTH_/],
];

for (const document of ['discovery', 'token', 'keys'] as const) {
  test.each(TROUBLE)(
    `${document} with %s lets nobody in, soon, and is not followed`,
    async (_what, answer, because) => {
      evil.behave(document, (_request, response) => answer(response));
      const begunAt = performance.now();
      const [word, reason] = await refusal(identify());
      expect([word, reason]).toEqual([
        expect.stringMatching(/^(failed|unreachable)$/),
        expect.stringMatching(because),
      ]);
      expect(performance.now() - begunAt).toBeLessThan(TIMEOUT_S * 1000 + 1500);
      expect(evil.hits.has('elsewhere')).toBe(false);
    },
  );
}

test('what the token endpoint says of its refusal is a word at most', async () => {
  for (const [error, because] of [
    ['invalid_grant', 'token-refused: invalid_grant'],
    ['Mallory says\nso', 'token-refused: something else'],
  ]) {
    evil.behave('token', (_request, response) =>
      sendJson(response, 400, { error, error_description: 'long' }),
    );
    expect(await refusal(identify())).toEqual(['failed', because]);
  }
});

test('a wrong claim is named in the log, and what stood in it is not', async () => {
  evil.gives(evil.token({ sub: 'asha', nonce: 'of-somebody-else' }));
  expect(await refusal(identify())).toEqual(['failed', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED: nonce']);
});

test('it is told who asks in the way it wants to be told', async () => {
  const headers: (string | undefined)[] = [];
  const note = (wanted: string[] | undefined) => {
    const metadata = { ...metadataOf(evil.issuer), token_endpoint_auth_methods_supported: wanted };
    evil.behave('discovery', (_request, response) => sendJson(response, 200, metadata));
    company = openCompanyProvider(settings(evil.issuer), TIMEOUT_S);
  };
  for (const wanted of [undefined, ['client_secret_post', 'client_secret_basic'], ['client_secret_post']]) {
    note(wanted);
    await identify();
    headers.push(evil.asked.at(-1)?.get('client_secret') ?? 'in the header');
  }
  expect(headers).toEqual(['in the header', 'in the header', 'a/secret:with odd+signs']);
});

test('a flood of codes is not handed on', async () => {
  let underWay = 0;
  let most = 0;
  evil.behave('token', (_request, response) => {
    most = Math.max(most, (underWay += 1));
    setTimeout(() => {
      underWay -= 1;
      sendJson(response, 400, { error: 'invalid_grant' });
    }, 50);
  });
  const answers = await Promise.all(Array.from({ length: 60 }, () => refusal(identify())));
  expect(most).toBeLessThanOrEqual(16);
  expect(answers.filter(([, because]) => because === 'too-many-at-once')).toHaveLength(44);
  expect((await refusal(identify()))[1]).toBe('token-refused: invalid_grant');
});

function endless(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const block = Buffer.alloc(65_536, ' ');
  const more = () => {
    while (!response.destroyed && response.write(block));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
}

function bomb(response: ServerResponse): void {
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  response.writeHead(200, headers).end(BOMB);
}

function dribble(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 50);
  response.on('close', () => clearInterval(timer));
}

function cut(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"issuer":');
  setTimeout(() => response.destroy(), 20);
}

function redirect(response: ServerResponse): void {
  response.writeHead(302, { location: `${evil.issuer}/elsewhere` }).end();
}

import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sessionIn, SIGNED_TOKEN } from '../../testing/company-desk.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { MALLORY, startEvilDesk, type EvilDesk } from '../../testing/evil-desk.ts';
import { hmacWith, type Forge } from '../../testing/evil-issuer.ts';

const NOW_S = Math.floor(Date.now() / 1000);

const strangers = generateKeyPairSync('rsa', { modulusLength: 2048 });
const strangersJwk = strangers.publicKey.export({ format: 'jwk' });

/** What a forged token claims differently, or how it is forged; each has to let nobody in. */
const FORGERIES: [what: string, claims: Record<string, unknown>, forge?: Forge | 'with the public key'][] = [
  ['the nonce of another sign-in', { nonce: 'of-another-sign-in-somewhere-else' }],
  ['no nonce', { nonce: undefined }],
  ['another audience', { aud: 'another-client' }],
  ['an audience beside ours without saying for whom', { aud: ['linkdesk', 'another-client'] }],
  ['another authorised party', { aud: ['linkdesk', 'another-client'], azp: 'another-client' }],
  ['no audience', { aud: undefined }],
  ['another issuer', { iss: 'https://accounts.example.org' }],
  ['our issuer with a slash', { iss: 'SLASH' }],
  ['a time long over', { exp: NOW_S - 3600, iat: NOW_S - 7200 }],
  ['no end', { exp: undefined }],
  ['a beginning in the future', { nbf: NOW_S + 3600 }],
  ['no subject', { sub: undefined }],
  ['an empty subject', { sub: '' }],
  ['a number for a subject', { sub: 7 }],
  ['a subject longer than there may be', { sub: 'x'.repeat(256) }],
  ['a subject with a line break', { sub: 'mallory\nasha' }],
  ['a sign-in older than was asked for', { auth_time: NOW_S - 86_400 }],
  ['a sign-in in the future', { auth_time: NOW_S + 3600 }],
  ['a sign-in at no time', { auth_time: 'now' }],
  ['no signature', {}, { header: { alg: 'none', kid: undefined }, sign: () => Buffer.alloc(0) }],
  ['a signature of another spelling of none', {}, { header: { alg: 'NonE' }, sign: () => Buffer.alloc(0) }],
  ['an empty signature', {}, { sign: () => Buffer.alloc(0) }],
  ['a broken signature', {}, { sign: () => Buffer.alloc(256, 7) }],
  ['a signature by a stranger', {}, { key: strangers.privateKey }],
  ['an unknown key', {}, { header: { kid: 'unknown' }, key: strangers.privateKey }],
  ['a key of its own', {}, { header: { kid: undefined, jwk: strangersJwk }, key: strangers.privateKey }],
  [
    'the address of other keys',
    {},
    { header: { kid: 'x', jku: 'OWN/other-keys', x5u: 'OWN/other-keys' }, key: strangers.privateKey },
  ],
  ['an algorithm that is not ours', {}, { header: { alg: 'RS512' } }],
  ['a signature that everybody can make with the public key', {}, 'with the public key'],
  ['a part that has to be understood', {}, { header: { crit: ['exp'], exp: 1 } }],
  ['the type of an access token', {}, { header: { typ: 'at+jwt' } }],
  ['the type of a logout token', {}, { header: { typ: 'logout+jwt' } }],
];

forEachDatabase((kind) => {
  let desk: EvilDesk;
  beforeAll(async () => {
    desk = await startEvilDesk(kind);
  });
  afterAll(() => desk.close());
  beforeEach(() => desk.evil.behave());

  test('what every forgery below begins with lets in: an honest token', async () => {
    const { browser, end } = await desk.enter();
    expect([end, (await sessionIn(browser)) !== null]).toEqual(['/', true]);
    expect(desk.evil.asked.at(-1)?.get('code_verifier')).toMatch(/^[\w-]{43}$/);
    expect(desk.evil.asked.at(-1)?.get('redirect_uri')).toBe(
      `${desk.server.origin}/api/auth/callback/company`,
    );
    expect(desk.evil.asked.at(-1)?.get('client_secret')).toBeNull();
  });

  test.each(FORGERIES)('a token with %s lets nobody in', async (_what, claims, forge = {}) => {
    const { browser, state, nonce } = await desk.begin();
    const given: Record<string, unknown> = { nonce, ...MALLORY, ...claims };
    if (given['iss'] === 'SLASH') given['iss'] = `${desk.evil.issuer}/`;
    const means: Forge =
      forge === 'with the public key'
        ? { header: { alg: 'HS256' }, sign: hmacWith(desk.evil.publicKey) }
        : forge;
    const header = JSON.parse(
      JSON.stringify(means.header ?? {}).replaceAll('OWN', desk.evil.issuer),
    ) as object;
    desk.evil.gives(desk.evil.token(given, { ...means, header: { ...means.header, ...header } }));
    expect(await desk.comeBack(browser, { state, code: 'c' })).toMatch(/^\/\?company=(failed|not-fresh)$/);
    expect(await sessionIn(browser)).toBeNull();
    expect(desk.evil.hits.get('other-keys')).toBeUndefined();
  });

  test('nothing of all this left a token, a code or a secret in the log', async () => {
    expect(desk.server.logged()).toContain('company sign-in refused');
    expect(desk.evil.token({ nonce: 'n', ...MALLORY })).toMatch(SIGNED_TOKEN);
    expect(desk.server.logged()).not.toMatch(SIGNED_TOKEN);
    for (const secret of ['evil-access-token', 'the-secret-at-the-company', 'mallory@example.in'])
      expect(desk.server.logged(), secret).not.toContain(secret);
  });
});

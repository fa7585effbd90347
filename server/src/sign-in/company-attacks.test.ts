import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { isFresh, sessionIn, SIGNED_TOKEN } from '../../testing/company-desk.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { MALLORY, startEvilDesk, type EvilDesk } from '../../testing/evil-desk.ts';
import { walkingBrowser, type WalkingBrowser } from '../../testing/walking-browser.ts';
import { runSql } from '../../testing/run-sql.ts';

const NOW_S = Math.floor(Date.now() / 1000);

forEachDatabase((kind) => {
  let desk: EvilDesk;
  beforeAll(async () => {
    desk = await startEvilDesk(kind);
  });
  afterAll(() => desk.close());
  beforeEach(() => desk.evil.behave());

  test('answers that are not from where the browser went let nobody in, and are never redeemed', async () => {
    const { browser, state, nonce } = await desk.begin();
    desk.evil.gives(desk.evil.token({ nonce, ...MALLORY }));
    const asked = desk.evil.asked.length;
    const victim = await desk.begin();
    const wrong: [WalkingBrowser, Record<string, string>][] = [
      [walkingBrowser(desk.server), { state, code: 'c' }],
      [victim.browser, { state, code: 'c' }],
      [browser, { state: 'x'.repeat(43), code: 'c' }],
      [browser, { code: 'c' }],
      [walkingBrowser(desk.server), { code: 'c' }],
    ];
    for (const [who, query] of wrong) {
      expect(await desk.comeBack(who, query)).toBe('/?company=failed');
      expect(await sessionIn(who)).toBeNull();
    }
    expect(desk.evil.asked.length).toBe(asked);
    // They ended nothing that was honestly begun.
    expect(await desk.comeBack(browser, { state, code: 'c' })).toBe('/');
  });

  test.each([
    ['another issuer in the answer', { iss: 'https://accounts.example.org', code: 'c' }],
    ['no issuer where there has to be one', { iss: '', code: 'c' }],
    ['no code', {}],
    ['a token beside the code', { code: 'c', id_token: 'eyJhbGciOiJub25lIn0.e30.' }],
    ['an answer in another form', { response: 'eyJhbGciOiJub25lIn0.e30.' }],
  ])('%s is not redeemed', async (_what, query: Record<string, string>) => {
    const { browser, state } = await desk.begin();
    const asked = desk.evil.asked.length;
    expect(await desk.comeBack(browser, { state, ...query })).toBe('/?company=failed');
    expect(desk.evil.asked.length).toBe(asked);
  });

  test('a code of another sign-in goes with the secrets of this one, so its token is not for here', async () => {
    const attacker = await desk.begin();
    const victim = await desk.begin();
    desk.evil.gives(desk.evil.token({ nonce: attacker.nonce, ...MALLORY }));
    expect(await desk.comeBack(victim.browser, { state: victim.state, code: 'of-the-attacker' })).toBe(
      '/?company=failed',
    );
    expect(await sessionIn(victim.browser)).toBeNull();
  });

  test('a way back is good once, also for a copy of the browser', async () => {
    const { browser, state, nonce } = await desk.begin();
    const flow = browser.cookie('linkdesk-company') ?? '';
    const copy = walkingBrowser(desk.server);
    copy.setCookie('linkdesk-company', flow);
    desk.evil.gives(desk.evil.token({ nonce, ...MALLORY }));
    expect(await desk.comeBack(browser, { state, code: 'c' })).toBe('/');
    expect(browser.cookie('linkdesk-company')).toBeUndefined();
    for (const again of [browser, copy]) {
      expect(await desk.comeBack(again, { state, code: 'c' })).toBe('/?company=failed');
    }
    expect(await sessionIn(copy)).toBeNull();
    expect(await sessionIn(browser)).not.toBeNull();
  });

  test('two copies that come back in the same moment make one session', async () => {
    const { browser, state, nonce } = await desk.begin();
    const copy = walkingBrowser(desk.server);
    copy.setCookie('linkdesk-company', browser.cookie('linkdesk-company') ?? '');
    desk.evil.gives(desk.evil.token({ nonce, ...MALLORY }));
    const ends = await Promise.all([browser, copy].map((one) => desk.comeBack(one, { state, code: 'c' })));
    expect(ends.toSorted()).toEqual(['/', '/?company=failed']);
  });

  test('a sealed flow that was changed in one letter is none', async () => {
    const { browser, state, nonce } = await desk.begin();
    const flow = browser.cookie('linkdesk-company') ?? '';
    desk.evil.gives(desk.evil.token({ nonce, ...MALLORY }));
    for (let at = 0; at < flow.length - 1; at += 11) {
      const changed = `${flow.slice(0, at)}${flow[at] === 'A' ? 'B' : 'A'}${flow.slice(at + 1)}`;
      browser.setCookie('linkdesk-company', changed);
      expect(await desk.comeBack(browser, { state, code: 'c' })).toBe('/?company=failed');
    }
  });

  test.each([
    ['access_denied', 'refused'],
    ['login_required', 'refused'],
    ['server_error', 'unreachable'],
    ['temporarily_unavailable', 'unreachable'],
    ['<script>alert(1)</script>\n{"level":60}', 'refused'],
  ])('the identity provider’s no (%s) is said as “%s”, and its words go nowhere', async (error, word) => {
    const { browser, state } = await desk.begin();
    const description = 'Mallory-says-so 9876543210';
    const end = await desk.comeBack(browser, { state, error, error_description: description });
    expect(end).toBe(`/?company=${word}`);
    expect(desk.server.logged() + browser.seen.join()).not.toMatch(/Mallory-says-so|9876543210|<script>/);
  });

  test.each([
    ['no time at all', undefined],
    ['a time before it was asked', Math.floor(Date.now() / 1000) - 120],
    ['a time of this morning', Math.floor(Date.now() / 1000) - 6 * 3600],
    ['a time to come', Math.floor(Date.now() / 1000) + 3600],
  ])('asked anew, an identity provider that says %s has not asked', async (_what, auth_time) => {
    const { browser } = await desk.enter();
    await runSql(desk.server.database, 'update person_session set proved_at = 1');
    const secret = browser.cookie('linkdesk');
    const { state, nonce } = await desk.begin({ fresh: true }, browser);
    desk.evil.gives(desk.evil.token({ nonce, ...MALLORY, auth_time }));
    expect(await desk.comeBack(browser, { state, code: 'c' })).toBe('/signed-in-again?company=not-fresh');
    expect([isFresh(await sessionIn(browser)), browser.cookie('linkdesk')]).toEqual([false, secret]);
  });

  test('a session that ended while its person was away is not brought back', async () => {
    const { browser } = await desk.enter();
    const { state, nonce } = await desk.begin({ fresh: true }, browser);
    await browser.post('/api/auth/sign-out');
    desk.evil.gives(desk.evil.token({ nonce, ...MALLORY }));
    expect(await desk.comeBack(browser, { state, code: 'c' })).toBe('/signed-in-again?company=failed');
    expect(await sessionIn(browser)).toBeNull();
  });

  test('a walk to sign in cannot be passed off as one to show who one is, nor the other way', async () => {
    const { browser } = await desk.enter();
    await runSql(desk.server.database, 'update person_session set proved_at = 1');
    const plain = await desk.begin({}, browser);
    desk.evil.gives(desk.evil.token({ nonce: plain.nonce, ...MALLORY, auth_time: NOW_S - 6 * 3600 }));
    expect(await desk.comeBack(browser, { state: plain.state, code: 'c' })).toBe('/');
    expect(isFresh(await sessionIn(browser))).toBe(false);
  });

  test('nothing of all this left a token, a code or a secret in the log', async () => {
    expect(desk.server.logged()).toContain('company sign-in refused');
    expect(desk.server.logged()).not.toMatch(SIGNED_TOKEN);
    for (const secret of ['evil-access-token', 'the-secret-at-the-company', 'mallory@example.in'])
      expect(desk.server.logged(), secret).not.toContain(secret);
  });
});

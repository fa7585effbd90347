import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditEntry } from '../../contract/audit.ts';
import type { Problem } from '../../contract/problem.ts';
import type { Session } from '../../contract/session.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { startOidcProvider, type OidcProvider } from '../../testing/oidc-provider.ts';
import { runSql } from '../../testing/run-sql.ts';
import { signIn } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';
import { walkingBrowser, type WalkingBrowser } from '../../testing/walking-browser.ts';

const START = '/api/auth/sign-in/social';

forEachDatabase((kind) => {
  let company: OidcProvider;
  let server: TestServer;
  beforeAll(async () => {
    company = await startOidcProvider();
    server = await startServer({ kind, env: company.env });
    company.serve(server.origin);
  });
  afterAll(async () => {
    await server.close();
    await company.close();
  });

  /** Presses the button and does what the company asks for; the address one ends at. */
  async function walkIn(browser: WalkingBrowser, body: { fresh?: true } = {}): Promise<string> {
    const { status, body: answer } = await browser.post<{ url: string }>(START, body);
    expect(status).toBe(200);
    const { url } = await browser.walk(answer.url);
    expect(url.origin).toBe(server.origin);
    return url.pathname + url.search;
  }

  async function sessionIn(browser: WalkingBrowser): Promise<Session | null> {
    const { status, body } = await browser.page().get<Session>('/api/session');
    return status === 200 ? body : null;
  }

  async function enteredOf(personId: string): Promise<[string, AuditEntry['detail']][]> {
    const auditor = await signIn(server, 'auditor');
    const { body } = await auditor.get<{ items: AuditEntry[] }>(`/api/audit-entries?subject=${personId}`);
    return body.items.toReversed().map(({ action, detail }) => [action, detail]);
  }

  test('whoever signs in at the company is signed in here, with the roles that the company gives', async () => {
    company.signsIn('asha', {
      name: 'Asha Rao',
      email: 'Asha.Rao@Example.in',
      groups: ['everyone', 'finance'],
    });
    const browser = walkingBrowser(server);
    expect(await walkIn(browser)).toBe('/');
    const session = await sessionIn(browser);
    expect(session).toMatchObject({
      person: { name: 'Asha Rao', email: 'asha.rao@example.in', roles: ['operator'] },
      freshProof: 'company',
      secondFactor: 'off',
    });
    expect(session?.person.id).toMatch(/^p-[\da-f-]{36}$/);
    expect(Date.parse(session?.freshUntil ?? '')).toBeGreaterThan(Date.now());
    expect(await enteredOf(session?.person.id ?? '')).toEqual([
      ['person-joined', { before: '', after: 'operator' }],
      ['signed-in', { how: 'company' }],
    ]);
    const cookie = browser.seen.find((line) => line.startsWith('linkdesk='));
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/HttpOnly/);
  });

  test('the walk there asks for a code that only this browser can use, and keeps its secrets sealed', async () => {
    const browser = walkingBrowser(server);
    const { body } = await browser.post<{ url: string }>(START);
    const { searchParams } = new URL(body.url);
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'linkdesk',
      response_type: 'code',
      redirect_uri: `${server.origin}/api/auth/callback/company`,
      scope: 'openid email profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      max_age: '43200',
    });
    const [line = ''] = browser.seen;
    expect(line.split('; ').slice(1).toSorted()).toEqual([
      expect.stringMatching(/^Expires=/),
      ...['HttpOnly', 'Max-Age=600', 'Path=/', 'SameSite=Lax'],
    ]);
    const values = [searchParams.get('state'), searchParams.get('nonce')].map(String);
    const open = Buffer.from(browser.cookie('linkdesk-company')?.split('.').at(-1) ?? '', 'base64url');
    for (const value of values) expect(open.toString('latin1')).not.toContain(value);
  });

  test('coming again refreshes name, e-mail and roles; other roles end the other sessions', async () => {
    company.signsIn('bharat', { name: 'Bharat', email: 'bharat@example.in', groups: ['finance', 'it'] });
    const [first, second] = [walkingBrowser(server), walkingBrowser(server)];
    await walkIn(first);
    const before = await sessionIn(first);
    company.signsIn('bharat', { name: 'Bharat Sen', email: 'sen@example.in', groups: ['finance', 'it'] });
    await walkIn(second);
    const after = await sessionIn(second);
    expect(after?.person).toEqual({
      ...{ id: before?.person.id, name: 'Bharat Sen', email: 'sen@example.in' },
      roles: ['operator', 'admin'],
    });
    expect((await sessionIn(first))?.person.name).toBe('Bharat Sen');

    company.signsIn('bharat', { name: 'Bharat Sen', email: 'sen@example.in', groups: ['audit'] });
    const third = walkingBrowser(server);
    await walkIn(third);
    expect((await sessionIn(third))?.person.roles).toEqual(['auditor']);
    expect([await sessionIn(first), await sessionIn(second)]).toEqual([null, null]);
    const entered = await enteredOf(before?.person.id ?? '');
    expect(entered.filter(([action]) => action === 'person-roles')).toEqual([
      ['person-roles', { before: 'operator admin', after: 'auditor' }],
    ]);
  });

  test('without a role nobody comes in, and whoever lost theirs is out everywhere', async () => {
    company.signsIn('chitra', { name: 'Chitra', groups: ['support'] });
    const inside = walkingBrowser(server);
    await walkIn(inside);
    const id = (await sessionIn(inside))?.person.id ?? '';
    company.signsIn('chitra', {
      name: 'Chitra',
      groups: ['everyone', 'agent', 'admin', '__proto__', 'constructor'],
    });
    const outside = walkingBrowser(server);
    expect(await walkIn(outside)).toBe('/?company=no-role');
    expect([await sessionIn(inside), await sessionIn(outside)]).toEqual([null, null]);
    expect((await enteredOf(id)).slice(-2)).toEqual([
      ['person-roles', { before: 'agent', after: '' }],
      ['sign-in-refused', { how: 'company', because: 'no-role' }],
    ]);
    company.signsIn('nobody-yet', { name: 'Nobody Yet' });
    expect(await walkIn(walkingBrowser(server))).toBe('/?company=no-role');
    const rows = await runSql(server.database, `select id from person where subject = 'nobody-yet'`);
    expect(rows).toEqual([]);
    expect(server.logged()).toContain('"because":"no-role"');
  });

  test('whoever is disabled here stays out, whatever the company says', async () => {
    company.signsIn('dev', { name: 'Dev', groups: ['finance'] });
    const browser = walkingBrowser(server);
    await walkIn(browser);
    const id = (await sessionIn(browser))?.person.id ?? '';
    await runSql(server.database, `update person set disabled_at = 1 where id = '${id}'`);
    expect(await walkIn(walkingBrowser(server))).toBe('/?company=disabled');
    expect(await sessionIn(browser)).toBeNull();
    expect((await enteredOf(id)).at(-1)).toEqual([
      'sign-in-refused',
      { how: 'company', because: 'disabled' },
    ]);
  });

  test('to show that it is still the same person, the company asks anew and the session gets a new secret', async () => {
    company.signsIn('esha', { name: 'Esha', groups: ['finance'] });
    const browser = walkingBrowser(server);
    await walkIn(browser);
    const before = {
      session: await sessionIn(browser),
      secret: browser.cookie('linkdesk'),
      asked: company.asked(),
    };
    const old = browser.page();
    await runSql(server.database, `update person_session set proved_at = 1`);
    expect(Date.parse((await sessionIn(browser))?.freshUntil ?? '')).toBeLessThan(Date.now());

    expect(await walkIn(browser, { fresh: true })).toBe('/signed-in-again');
    expect(company.asked()).toBe(before.asked + 1);
    const after = await sessionIn(browser);
    expect(after?.person.id).toBe(before.session?.person.id);
    expect(after?.endsAt).toBe(before.session?.endsAt);
    expect(Date.parse(after?.freshUntil ?? '')).toBeGreaterThan(Date.now());
    expect(browser.cookie('linkdesk')).not.toBe(before.secret);
    expect((await old.get('/api/session')).status).toBe(401);
    expect((await enteredOf(after?.person.id ?? '')).at(-1)).toEqual(['fresh-sign-in', { how: 'company' }]);
  });

  test('somebody else who signs in at the company proves nothing for the session that is open', async () => {
    company.signsIn('farah', { name: 'Farah', groups: ['finance'] });
    const browser = walkingBrowser(server);
    await walkIn(browser);
    await runSql(server.database, `update person_session set proved_at = 1`);
    const secret = browser.cookie('linkdesk');
    browser.forgetOthers();
    company.signsIn('gopal', { name: 'Gopal', groups: ['finance-lead'] });
    expect(await walkIn(browser, { fresh: true })).toBe('/signed-in-again?company=other-person');
    const session = await sessionIn(browser);
    expect([session?.person.name, browser.cookie('linkdesk')]).toEqual(['Farah', secret]);
    expect(Date.parse(session?.freshUntil ?? '')).toBeLessThan(Date.now());
    expect((await enteredOf(session?.person.id ?? '')).at(-1)).toEqual([
      'fresh-sign-in-refused',
      { how: 'company', because: 'other-person' },
    ]);
  });

  test('only who signed in at the company can show there that it is still they', async () => {
    const refused = await walkingBrowser(server).post<Problem>(START, { fresh: true });
    expect([refused.status, refused.body.code]).toEqual([401, 'not-signed-in']);
    const sample = await signIn(server, 'operator');
    const { status, body } = await sample.post<Problem>(START, { fresh: true });
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });

  test('whoever signs in again in the same browser leaves no session behind', async () => {
    company.signsIn('hema', { name: 'Hema', groups: ['support'] });
    const browser = walkingBrowser(server);
    await walkIn(browser);
    const old = browser.page();
    browser.forgetOthers();
    company.signsIn('imran', { name: 'Imran', groups: ['support'] });
    expect(await walkIn(browser)).toBe('/');
    expect((await old.get('/api/session')).status).toBe(401);
  });

  test('two first sign-ins in the same moment make one person', async () => {
    company.signsIn('juhi', { name: 'Juhi', groups: ['finance'] });
    const browsers = Array.from({ length: 4 }, () => walkingBrowser(server));
    expect(await Promise.all(browsers.map((browser) => walkIn(browser)))).toEqual(['/', '/', '/', '/']);
    const ids = await Promise.all(browsers.map(async (browser) => (await sessionIn(browser))?.person.id));
    expect(new Set(ids).size).toBe(1);
  });

  test('signing out is signing out of Linkdesk; the company may let the person in again without asking', async () => {
    company.signsIn('kiran', { name: 'Kiran', groups: ['finance'] });
    const browser = walkingBrowser(server);
    await walkIn(browser);
    const asked = company.asked();
    await browser.post('/api/auth/sign-out');
    expect(await sessionIn(browser)).toBeNull();
    expect(await walkIn(browser)).toBe('/');
    expect(company.asked()).toBe(asked);
  });

  test('nothing of a token, a code or a secret is in logs, bodies or readable cookies', async () => {
    company.signsIn('lalit', {
      name: 'Lalit Canaryvala',
      email: 'lalit.canary@example.in',
      groups: ['finance'],
    });
    const browser = walkingBrowser(server);
    await walkIn(browser);
    const code = browser.addresses
      .map(({ searchParams }) => searchParams.get('code'))
      .find((one) => one !== null);
    expect(code?.length).toBeGreaterThan(20);
    const texts = [server.logged(), ...browser.seen].join('\n');
    for (const secret of [code ?? '', 'eyJ', company.env['OIDC_CLIENT_SECRET'] ?? ''])
      expect(texts, secret).not.toContain(secret);
    for (const personal of ['lalit.canary', 'Canaryvala']) expect(server.logged()).not.toContain(personal);
    for (const line of browser.seen.filter((one) => one.startsWith('linkdesk')))
      expect(line).toMatch(/HttpOnly/);
  });
});

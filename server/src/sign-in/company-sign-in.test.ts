import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  isFresh,
  sessionIn,
  SIGNED_TOKEN,
  START,
  startCompanyDesk,
  type CompanyDesk,
} from '../../testing/company-desk.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { runSql } from '../../testing/run-sql.ts';
import { walkingBrowser } from '../../testing/walking-browser.ts';

forEachDatabase((kind) => {
  let desk: CompanyDesk;
  beforeAll(async () => {
    desk = await startCompanyDesk(kind);
  });
  afterAll(() => desk.close());

  test('whoever signs in at the company is signed in here, with the roles that the company gives', async () => {
    desk.company.signsIn('asha', {
      name: 'Asha Rao',
      email: 'Asha.Rao@Example.in',
      groups: ['everyone', 'finance'],
    });
    const browser = walkingBrowser(desk.server);
    expect(await desk.walkIn(browser)).toBe('/');
    const session = await sessionIn(browser);
    expect(session).toMatchObject({
      person: { name: 'Asha Rao', email: 'asha.rao@example.in', roles: ['operator'] },
      freshProof: 'company',
      secondFactor: 'off',
    });
    expect(session?.person.id).toMatch(/^p-[\da-f-]{36}$/);
    expect(isFresh(session)).toBe(true);
    expect(await desk.enteredOf(session?.person.id ?? '')).toEqual([
      ['person-joined', { before: '', after: 'operator' }],
      ['signed-in', { how: 'company' }],
    ]);
    const cookie = browser.seen.find((line) => line.startsWith('linkdesk='));
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/HttpOnly/);
  });

  test('the walk there asks for a code that only this browser can use, and keeps its secrets sealed', async () => {
    const browser = walkingBrowser(desk.server);
    const { body } = await browser.post<{ url: string }>(START);
    const { searchParams } = new URL(body.url);
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'linkdesk',
      response_type: 'code',
      redirect_uri: `${desk.server.origin}/api/auth/callback/company`,
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
    desk.company.signsIn('bharat', { name: 'Bharat', email: 'bharat@example.in', groups: ['finance', 'it'] });
    const [first, second] = [walkingBrowser(desk.server), walkingBrowser(desk.server)];
    await desk.walkIn(first);
    const before = await sessionIn(first);
    desk.company.signsIn('bharat', {
      name: 'Bharat Sen',
      email: 'sen@example.in',
      groups: ['finance', 'it'],
    });
    await desk.walkIn(second);
    const after = await sessionIn(second);
    expect(after?.person).toEqual({
      ...{ id: before?.person.id, name: 'Bharat Sen', email: 'sen@example.in' },
      roles: ['operator', 'admin'],
    });
    expect((await sessionIn(first))?.person.name).toBe('Bharat Sen');

    desk.company.signsIn('bharat', { name: 'Bharat Sen', email: 'sen@example.in', groups: ['audit'] });
    const third = walkingBrowser(desk.server);
    await desk.walkIn(third);
    expect((await sessionIn(third))?.person.roles).toEqual(['auditor']);
    expect([await sessionIn(first), await sessionIn(second)]).toEqual([null, null]);
    const entered = await desk.enteredOf(before?.person.id ?? '');
    expect(entered.filter(([action]) => action === 'person-roles')).toEqual([
      ['person-roles', { before: 'operator admin', after: 'auditor' }],
    ]);
  });

  test('it is the same where the company writes everything into the token', async () => {
    desk.company.serve(desk.server.origin, { conformIdTokenClaims: false });
    desk.company.signsIn('asha', { name: 'Asha Rao', email: 'asha.rao@example.in', groups: ['finance'] });
    const browser = walkingBrowser(desk.server);
    expect(await desk.walkIn(browser)).toBe('/');
    expect((await sessionIn(browser))?.person).toMatchObject({ name: 'Asha Rao', roles: ['operator'] });
    desk.company.serve(desk.server.origin);
  });

  test('without a role nobody comes in, and whoever lost theirs is out everywhere', async () => {
    desk.company.signsIn('chitra', { name: 'Chitra', groups: ['support'] });
    const inside = walkingBrowser(desk.server);
    await desk.walkIn(inside);
    const id = (await sessionIn(inside))?.person.id ?? '';
    desk.company.signsIn('chitra', {
      name: 'Chitra',
      groups: ['everyone', 'agent', 'admin', '__proto__', 'constructor'],
    });
    const outside = walkingBrowser(desk.server);
    expect(await desk.walkIn(outside)).toBe('/?company=no-role');
    expect([await sessionIn(inside), await sessionIn(outside)]).toEqual([null, null]);
    expect((await desk.enteredOf(id)).slice(-2)).toEqual([
      ['person-roles', { before: 'agent', after: '' }],
      ['sign-in-refused', { how: 'company', because: 'no-role' }],
    ]);
    desk.company.signsIn('nobody-yet', { name: 'Nobody Yet' });
    expect(await desk.walkIn(walkingBrowser(desk.server))).toBe('/?company=no-role');
    const rows = await runSql(desk.server.database, `select id from person where subject = 'nobody-yet'`);
    expect(rows).toEqual([]);
    expect(desk.server.logged()).toContain('"because":"no-role"');
  });

  test('whoever is disabled here stays out, whatever the company says', async () => {
    desk.company.signsIn('dev', { name: 'Dev', groups: ['finance'] });
    const browser = walkingBrowser(desk.server);
    await desk.walkIn(browser);
    const id = (await sessionIn(browser))?.person.id ?? '';
    await runSql(desk.server.database, `update person set disabled_at = 1 where id = '${id}'`);
    expect(await desk.walkIn(walkingBrowser(desk.server))).toBe('/?company=disabled');
    expect(await sessionIn(browser)).toBeNull();
    expect((await desk.enteredOf(id)).at(-1)).toEqual([
      'sign-in-refused',
      { how: 'company', because: 'disabled' },
    ]);
  });

  test('whoever signs in again in the same browser leaves no session behind', async () => {
    desk.company.signsIn('hema', { name: 'Hema', groups: ['support'] });
    const browser = walkingBrowser(desk.server);
    await desk.walkIn(browser);
    const old = browser.page();
    browser.forgetOthers();
    desk.company.signsIn('imran', { name: 'Imran', groups: ['support'] });
    expect(await desk.walkIn(browser)).toBe('/');
    expect((await old.get('/api/session')).status).toBe(401);
  });

  test('two first sign-ins in the same moment make one person', async () => {
    desk.company.signsIn('juhi', { name: 'Juhi', groups: ['finance'] });
    const browsers = Array.from({ length: 4 }, () => walkingBrowser(desk.server));
    expect(await Promise.all(browsers.map((browser) => desk.walkIn(browser)))).toEqual(['/', '/', '/', '/']);
    const ids = await Promise.all(browsers.map(async (browser) => (await sessionIn(browser))?.person.id));
    expect(new Set(ids).size).toBe(1);
  });

  test('signing out is signing out of Linkdesk; the company may let the person in again without asking', async () => {
    desk.company.signsIn('kiran', { name: 'Kiran', groups: ['finance'] });
    const browser = walkingBrowser(desk.server);
    await desk.walkIn(browser);
    const asked = desk.company.asked();
    await browser.post('/api/auth/sign-out');
    expect(await sessionIn(browser)).toBeNull();
    expect(await desk.walkIn(browser)).toBe('/');
    expect(desk.company.asked()).toBe(asked);
  });

  test('nothing of a token, a code or a secret is in logs, bodies or readable cookies', async () => {
    desk.company.signsIn('lalit', {
      name: 'Lalit Canaryvala',
      email: 'lalit.canary@example.in',
      groups: ['finance'],
    });
    const browser = walkingBrowser(desk.server);
    await desk.walkIn(browser);
    const code = browser.addresses
      .map(({ searchParams }) => searchParams.get('code'))
      .find((one) => one !== null);
    expect(code?.length).toBeGreaterThan(20);
    const texts = [desk.server.logged(), ...browser.seen].join('\n');
    expect(texts).not.toMatch(SIGNED_TOKEN);
    for (const secret of [code ?? '', desk.company.env['OIDC_CLIENT_SECRET'] ?? ''])
      expect(texts, secret).not.toContain(secret);
    for (const personal of ['lalit.canary', 'Canaryvala'])
      expect(desk.server.logged()).not.toContain(personal);
    for (const line of browser.seen.filter((one) => one.startsWith('linkdesk')))
      expect(line).toMatch(/HttpOnly/);
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Problem } from '../../contract/problem.ts';
import { sessionIn, START } from '../../testing/company-desk.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { startOidcProvider, type OidcProvider } from '../../testing/oidc-provider.ts';
import { rawRequest } from '../../testing/raw-request.ts';
import { signIn } from '../../testing/sign-in.ts';
import { startServer } from '../../testing/start-server.ts';
import { walkingBrowser } from '../../testing/walking-browser.ts';

forEachDatabase((kind) => {
  let company: OidcProvider;
  beforeAll(async () => {
    company = await startOidcProvider();
    company.serve('https://desk.example.in');
  });
  afterAll(() => company.close());

  test('on https the flow’s cookie is bound to this host, and the way back is an encrypted one', async () => {
    const env = { ...company.env, SAMPLE_PEOPLE: 'off', PUBLIC_URL: 'https://desk.example.in' };
    const server = await startServer({ kind, env });
    const headers = { Host: 'desk.example.in', Origin: 'https://desk.example.in' };
    const answer = await rawRequest(`http://127.0.0.1:${server.port}`, {
      ...{ method: 'POST', path: START, body: '{}' },
      headers: { ...headers, 'Content-Type': 'application/json' },
    });
    const cookie = String(answer.headers['set-cookie']?.[0]);
    expect(cookie).toMatch(/^__Host-linkdesk-company=/);
    expect(cookie.split('; ')).toEqual(
      expect.arrayContaining(['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']),
    );
    const url = new URL((JSON.parse(answer.body) as { url: string }).url);
    expect(url.searchParams.get('redirect_uri')).toBe('https://desk.example.in/api/auth/callback/company');
    await server.close();
  });

  test('a company that is out of reach stops no start; the button says so, and works when it is back', async () => {
    const gone = await startOidcProvider();
    const server = await startServer({ kind, env: gone.env });
    const browser = walkingBrowser(server);
    const { status, body } = await browser.post<Problem>(START);
    expect([status, body.code]).toEqual([503, 'sign-in-unreachable']);
    expect(body.detail).not.toContain(gone.issuer);
    expect(browser.cookie('linkdesk-company')).toBeUndefined();
    expect((await signIn(server, 'operator')).cookie).not.toBe('');
    gone.serve(server.origin);
    gone.signsIn('mohan', { name: 'Mohan', groups: ['finance'] });
    const answer = await browser.post<{ url: string }>(START);
    expect((await browser.walk(answer.body.url)).url.href).toBe(`${server.origin}/`);
    expect((await sessionIn(browser))?.person.name).toBe('Mohan');
    await server.close();
    await gone.close();
  });

  test('where no company is set up there is nothing to sign in at', async () => {
    const server = await startServer({ kind });
    const browser = walkingBrowser(server);
    expect((await browser.post<Problem>(START)).status).toBe(404);
    expect((await browser.page().get('/api/auth/callback/company?state=s&code=c')).status).toBe(404);
    await server.close();
  });
});

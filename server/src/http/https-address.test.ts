import { afterAll, beforeAll, expect, test } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { rawRequest } from '../../testing/raw-request.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

forEachDatabase((kind) => {
  /** The port is the proxy's: the server itself listens behind it on another one, in plain HTTP. */
  const PUBLIC_URL = 'https://localhost:8443';
  let behind: TestServer;
  let inside = '';
  beforeAll(async () => {
    behind = await startServer({ kind, env: { PUBLIC_URL } });
    inside = `http://127.0.0.1:${behind.port}`;
  });
  afterAll(() => behind.close());

  const signIn = (headers: Record<string, string>) =>
    rawRequest(inside, {
      method: 'POST',
      path: '/api/sandbox/session',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: '{"role":"agent"}',
    });

  test('behind https the cookie is for this host alone and browsers are told to stay with https', async () => {
    const { status, headers } = await signIn({ Host: 'localhost:8443', Origin: PUBLIC_URL });
    expect(status).toBe(200);
    const [value = '', ...attributes] = String(headers['set-cookie']).split('; ');
    expect(value).toMatch(/^__Host-linkdesk=./);
    expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']));
    expect(attributes.join()).not.toContain('Domain');
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });

  test('only the public address is answered, not the one behind it', async () => {
    const own = new URL(inside).host;
    expect((await signIn({ Host: own, Origin: PUBLIC_URL })).status).toBe(400);
    expect((await signIn({ Host: 'localhost:8443', Origin: `http://${own}` })).status).toBe(403);
    expect((await signIn({ Host: 'localhost:8443', Origin: 'http://localhost:8443' })).status).toBe(403);
  });
});

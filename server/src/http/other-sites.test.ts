import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALL_ENDPOINTS } from '../../contract/all-endpoints.ts';
import { rawRequest } from '../../testing/raw-request.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

let server: TestServer;
let operator: Browser;
beforeAll(async () => {
  server = await startServer();
  operator = await signIn(server, 'operator');
});
afterAll(() => server.close());

/** What a browser says of where a request comes from and what for. */
async function statusOf(path: string, site?: string, dest?: string, method = 'GET'): Promise<number> {
  const headers = {
    Cookie: operator.cookie,
    ...(site === undefined ? {} : { 'Sec-Fetch-Site': site }),
    ...(dest === undefined ? {} : { 'Sec-Fetch-Dest': dest }),
  };
  return (await rawRequest(server.origin, { path, headers, method })).status;
}

const READS = ALL_ENDPOINTS.filter(({ method, redirects }) => method === 'GET' && redirects !== true);
const pathOf = (path: string) =>
  path.replace(':linkId', '65704add83911e52b70ebcbc').replace(':id', '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f');

test.each(READS.map(({ path, download }) => [path, download] as const))(
  'GET %s answers pages of ours, and nothing to others or in place of a page',
  async (path, download) => {
    const at = pathOf(path);
    for (const site of ['cross-site', 'same-site', 'none']) {
      for (const dest of ['empty', 'document', 'image', 'script', 'iframe', undefined]) {
        expect([site, dest, await statusOf(at, site, dest)]).toEqual([site, dest, 403]);
        expect([site, dest, await statusOf(at, site, dest, 'HEAD')]).toEqual([site, dest, 403]);
      }
    }
    for (const dest of ['iframe', 'frame', 'object', 'embed', 'image', 'script', 'style', 'worker']) {
      expect([dest, await statusOf(at, 'same-origin', dest)]).toEqual([dest, 403]);
    }
    const isShown = (await statusOf(at, 'same-origin', 'document')) !== 403;
    expect(isShown).toBe(download !== undefined);
  },
);

test('our own pages, and whoever is no browser, read as before', async () => {
  expect(await statusOf('/api/session', 'same-origin', 'empty')).toBe(200);
  expect(await statusOf('/api/session')).toBe(200);
});

test('an address that does not exist tells another site no more than one that does', async () => {
  expect(await statusOf('/api/nothing', 'cross-site', 'empty')).toBe(403);
  expect(await statusOf('/API/session', 'cross-site', 'document')).toBe(403);
  expect(await statusOf('/api//session', 'cross-site', 'document')).toBe(403);
});

test('a browser may walk to a page, to the contract and to the end of the company’s sign-in', async () => {
  for (const site of ['cross-site', 'none']) {
    expect(await statusOf('/openapi.json', site, 'document')).toBe(200);
    expect(await statusOf('/healthz', site, 'document')).toBe(200);
    expect(await statusOf('/links/65704add83911e52b70ebcbc', site, 'document')).not.toBe(403);
    expect(await statusOf('/api/auth/callback/company?code=x&state=y', site, 'document')).not.toBe(403);
  }
  expect(await statusOf('/api/auth/callback/companyx', 'cross-site', 'document')).toBe(403);
  expect(await statusOf('/API/auth/callback/company', 'cross-site', 'document')).toBe(403);
});

test('whoever is refused for where they come from is found in the log', async () => {
  const before = server.logged().length;
  await statusOf('/api/session', 'cross-site', 'image');
  expect(server.logged().slice(before)).toContain('"security":"other-site"');
  await rawRequest(server.origin, { path: '/', headers: { Host: 'evil.example' } });
  expect(server.logged().slice(before)).toContain('"security":"other-host"');
});

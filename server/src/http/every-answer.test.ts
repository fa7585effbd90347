import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../contract/problem.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import type { FreshDatabase } from '../../testing/fresh-sqlite.ts';
import { rawRequest } from '../../testing/raw-request.ts';
import { runSql } from '../../testing/run-sql.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

forEachDatabase((kind) => {
  let database: FreshDatabase;
  let server: TestServer;
  let operator: Browser;
  const hashedAsset = '/assets/index-abc123.js';
  beforeAll(async () => {
    database = await kind.fresh();
    server = await startServer({ database, webDir: somePages(database.dataDir) });
    operator = await signIn(server, 'operator');
  });
  afterAll(async () => {
    await server.close();
    await database.drop();
  });

  /** As they are built: a page, and an asset named by its hash. */
  function somePages(folder: string): string {
    const webDir = join(folder, 'web');
    mkdirSync(join(webDir, 'assets'), { recursive: true });
    writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>Linkdesk</title>');
    writeFileSync(join(webDir, hashedAsset), 'export {};');
    return webDir;
  }

  const ask = (path: string, given: Omit<Parameters<typeof rawRequest>[1], 'path'> = {}) =>
    rawRequest(server.origin, { path, ...given });
  const signedIn = () => ({ Cookie: operator.cookie });

  describe('every answer', () => {
    /** Reading notices without their table is an unexpected failure. */
    const withoutNotices = async () => {
      await runSql(database, 'alter table notice rename to notice_away');
      const answer = await ask('/api/notices', { headers: signedIn() });
      await runSql(database, 'alter table notice_away rename to notice');
      return answer;
    };
    const ANSWERS: [what: string, status: number, ask: () => ReturnType<typeof ask>][] = [
      ['the page', 200, () => ask('/')],
      ['an address within the page', 200, () => ask('/links/65704add83911e52b70ebcbc')],
      ['an asset', 200, () => ask(hashedAsset)],
      ['data', 200, () => ask('/api/session', { headers: signedIn() })],
      ['the contract', 200, () => ask('/openapi.json')],
      ['a sign of life', 200, () => ask('/healthz')],
      ['readiness', 200, () => ask('/readyz')],
      ['a refusal', 401, () => ask('/api/session')],
      ['something unknown', 404, () => ask('/api/nothing')],
      ['another method', 405, () => ask('/', { method: 'DELETE' })],
      ['another method of data', 405, () => ask('/api/session', { method: 'TRACE' })],
      ['another site', 403, () => ask('/api/session', { headers: { 'Sec-Fetch-Site': 'cross-site' } })],
      ['an absolute address', 400, () => ask(`${server.origin}/api/session`)],
      ['another host', 400, () => ask('/', { headers: { Host: 'evil.example' } })],
      ['a broken escape', 400, () => ask('/api/payout-links/%zz', { headers: signedIn() })],
      ['an unexpected failure', 500, withoutNotices],
    ];

    test.each(ANSWERS)('%s (%i) carries the headers that protect a page', async (_what, status, answered) => {
      const { status: actual, headers } = await answered();
      expect(actual).toBe(status);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'permissions-policy': expect.stringContaining('camera=()') as string,
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
      expect(headers).not.toHaveProperty('strict-transport-security');
      const cors = Object.keys(headers).filter((name) => name.startsWith('access-control-'));
      expect(cors).toEqual([]);
    });

    test('only hashed assets may be kept', async () => {
      const keeping = async (path: string) =>
        (await ask(path, { headers: signedIn() })).headers['cache-control'];
      expect(await keeping(hashedAsset)).toBe('public, max-age=31536000, immutable');
      for (const path of ['/', '/links/x', '/api/session', '/api/nothing', '/openapi.json']) {
        expect([path, await keeping(path)]).toEqual([path, 'no-store']);
      }
    });

    test('an unexpected failure tells its number and nothing of what happened', async () => {
      const { headers, body } = await withoutNotices();
      expect(headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(JSON.parse(body)).toEqual({
        type: 'about:blank',
        title: 'Unexpected',
        status: 500,
        detail: 'Something unexpected happened here. Nothing was changed unless the page says so.',
        code: 'unexpected',
        requestId: headers['x-request-id'],
      });
      const lines = server.logged().split('\n');
      expect(
        lines.some((line) => line.includes(String(headers['x-request-id'])) && line.includes('"err"')),
      ).toBe(true);
    });
  });

  describe('the address', () => {
    test('other hosts are refused, so that another site’s name cannot lead here', async () => {
      const { port } = new URL(server.origin);
      for (const Host of [
        'evil.example',
        `evil.example:${port}`,
        'localhost',
        `localhost:${port}.evil.example`,
      ]) {
        for (const path of ['/', '/api/session', '/openapi.json', hashedAsset]) {
          expect([Host, path, (await ask(path, { headers: { Host } })).status]).toEqual([Host, path, 400]);
        }
      }
      for (const Host of [`localhost:${port}`, `127.0.0.1:${port}`]) {
        expect((await ask('/', { headers: { Host } })).status).toBe(200);
      }
    });

    test('no spelling of a path leads out of its place, elsewhere, or to a failure', async () => {
      const outside = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
      const paths = [
        '/../package.json',
        '/..%2f..%2fserver%2fpackage.json',
        '/assets/../../../server/package.json',
        '/assets/..%2f..%2f..%2fserver%2fpackage.json',
        '/%2e%2e/%2e%2e/server/package.json',
        '/%252e%252e/%252e%252e/server/package.json',
        '/..%5c..%5cserver%5cpackage.json',
        '/assets/%00',
        '/%c0%ae%c0%ae/server/package.json',
        '/%',
        '//evil.example/',
        '//evil.example/%2e%2e',
        '/\\evil.example',
        '/.git/config',
        '/api/../openapi.json',
        '/api/payout-links/..%2fsession',
        '/api/payout-links/%2e%2e%2fsession',
        '/api/payout-links/65704add83911e52b70ebcbc%2f..%2fx',
        `/${'a'.repeat(8_000)}`,
      ];
      for (const path of paths) {
        const { status, headers, body } = await ask(path, { headers: signedIn() });
        expect([path, [200, 400, 404].includes(status), headers['location']]).toEqual([
          path,
          true,
          undefined,
        ]);
        expect([path, body.includes(outside), body.includes('repositoryformatversion')]).toEqual([
          path,
          false,
          false,
        ]);
        if (status === 200) expect([path, body]).toEqual([path, expect.stringContaining('<!doctype html>')]);
      }
    });

    test('nothing under /api is ever a page', async () => {
      for (const path of [
        '/api',
        '/api/',
        '/api/x',
        '/api/auth/session',
        '/api/auth/sign-up/email',
        '/API/x',
      ]) {
        const { status, headers } = await ask(path, { headers: signedIn() });
        expect([path, status, headers['content-type']]).toEqual([
          path,
          404,
          expect.stringMatching(/^application\/problem\+json/),
        ]);
      }
    });
  });

  describe('the method', () => {
    const own = () => ({ Origin: server.origin, ...signedIn() });

    test('HEAD answers as GET does, without a body', async () => {
      for (const path of ['/', '/api/session', '/healthz']) {
        const { status, body } = await ask(path, { method: 'HEAD', headers: signedIn() });
        expect([path, status, body]).toEqual([path, 200, '']);
      }
      expect((await ask('/api/session', { method: 'HEAD' })).status).toBe(401);
    });

    test('a preflight of another site is refused and promised nothing', async () => {
      for (const path of ['/api/session', '/api/payout-links/search', '/']) {
        const { status, headers } = await ask(path, {
          method: 'OPTIONS',
          headers: {
            Origin: 'https://evil.example',
            'Access-Control-Request-Method': 'POST',
            'Access-Control-Request-Headers': 'content-type',
          },
        });
        expect([path, status]).toEqual([path, 405]);
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      }
    });

    test.each(['TRACE', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])(
      '%s does nothing, echoes nothing, and hears what is allowed',
      async (method) => {
        for (const [path, status, allow] of [
          ['/', 405, 'GET, HEAD'],
          ['/healthz', 405, 'GET, HEAD'],
          ['/openapi.json', 405, 'GET, HEAD'],
          [hashedAsset, 405, 'GET, HEAD'],
          ['/api/session', 405, 'GET, HEAD'],
          ['/api/payout-links/65704add83911e52b70ebcbc', 405, 'GET, HEAD'],
          ['/api/auth/sign-out', 405, 'POST'],
          ['/api/people', 405, 'GET, HEAD, POST'],
          ['/api/exports/0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f.csv', 405, 'GET'],
          ['/api/nothing', 404, undefined],
        ] as const) {
          for (const headers of [own(), {}]) {
            const answer = await ask(path, { method, headers: { ...headers, 'X-Word': 'secret-word' } });
            expect([path, answer.status, answer.headers['allow']]).toEqual([path, status, allow]);
            expect(answer.body).not.toContain('secret-word');
          }
        }
      },
    );

    test('what is only read or only done says so to the other of the two', async () => {
      const posted = async (path: string) => {
        const headers = { ...own(), 'Content-Type': 'application/json' };
        const answer = await ask(path, { method: 'POST', headers, body: '{}' });
        return [answer.status, answer.headers['allow']];
      };
      expect(await posted('/api/session')).toEqual([405, 'GET, HEAD']);
      expect(await posted('/')).toEqual([405, 'GET, HEAD']);
      expect(await posted('/api/nothing')).toEqual([404, undefined]);
      const read = await ask('/api/auth/sign-out', { headers: signedIn() });
      expect([read.status, read.headers['allow']]).toEqual([405, 'POST']);
    });

    test('a method cannot be smuggled in a header or a parameter', async () => {
      const headers = { ...own(), 'Content-Type': 'application/json', 'X-HTTP-Method-Override': 'DELETE' };
      const { status } = await ask('/api/payout-links/search', { method: 'POST', headers, body: '{}' });
      expect(status).toBe(200);
      expect((await ask('/api/auth/sign-out?_method=POST', { headers: signedIn() })).status).toBe(405);
      expect((await ask('/api/session', { headers: signedIn() })).status).toBe(200);
    });
  });

  describe('a body', () => {
    const search = (body: string | Buffer, headers: Record<string, string> = {}) =>
      ask('/api/payout-links/search', {
        method: 'POST',
        headers: { Origin: server.origin, 'Content-Type': 'application/json', ...signedIn(), ...headers },
        body,
      });
    const codeOf = ({ status, body }: Awaited<ReturnType<typeof search>>) =>
      [status, status === 200 ? null : (JSON.parse(body) as Problem).code] as const;

    test.each<[string, string | Buffer]>([
      ['half of it', '{"q":"x"'],
      ['more than one', '{}{}'],
      ['a word', 'null'],
      ['text', '"{}"'],
      ['single quotes', "{'q':'x'}"],
      ['not a number', '{"limit":NaN}'],
      ['a prototype', '{"__proto__":{"limit":1}}'],
      ['a constructor', '{"constructor":{"prototype":{"limit":1}}}'],
      ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0x71, 0x22, 0x3a, 0xff, 0x7d])],
    ])('of %s is refused', async (_what, body) => {
      expect(codeOf(await search(body))).toEqual([400, 'invalid-input']);
    });

    test('may have 64 KiB and no more, also when it does not say how long it is', async () => {
      const padded = (bytes: number) => `{}${' '.repeat(bytes - 2)}`;
      expect(codeOf(await search(padded(65_536)))).toEqual([200, null]);
      expect(codeOf(await search(padded(65_537)))).toEqual([400, 'invalid-input']);
      expect(codeOf(await search(padded(300_000), { 'Transfer-Encoding': 'chunked' }))).toEqual([
        400,
        'invalid-input',
      ]);
    });

    test('is refused compressed or in another alphabet', async () => {
      for (const encoding of ['gzip', 'deflate', 'br']) {
        expect(codeOf(await search('{}', { 'Content-Encoding': encoding }))).toEqual([400, 'invalid-input']);
      }
      for (const charset of ['utf-7', 'utf-16', 'utf-16le', 'utf-32', 'iso-8859-1', 'utf-8; charset=utf-7']) {
        const type = `application/json; charset=${charset}`;
        expect(codeOf(await search('{}', { 'Content-Type': type }))).toEqual([400, 'invalid-input']);
      }
      expect(codeOf(await search('{}', { 'Content-Type': 'Application/JSON; charset=UTF-8' }))).toEqual([
        200,
        null,
      ]);
    });

    test('needs a word on where it comes from', async () => {
      const { Origin: _left, ...without } = { Origin: '', 'Content-Type': 'application/json', ...signedIn() };
      const { status } = await ask('/api/payout-links/search', {
        method: 'POST',
        headers: without,
        body: '{}',
      });
      expect(status).toBe(403);
      const bySite = { ...without, 'Sec-Fetch-Site': 'same-origin' };
      expect(
        (await ask('/api/payout-links/search', { method: 'POST', headers: bySite, body: '{}' })).status,
      ).toBe(200);
    });
  });

  test('no log line holds what somebody typed', async () => {
    await ask('/api/payout-links/secret-word-1?x=secret-word-2', { headers: signedIn() });
    await ask('/secret-word-3', {
      headers: { 'User-Agent': 'secret-word-4', Cookie: 'linkdesk=secret-word-5' },
    });
    await operator.post('/api/payout-links/search', { q: 'secret-word-6', nobody: 'secret-word-7' });
    expect(server.logged()).toContain('/api/payout-links/:linkId');
    expect(server.logged()).not.toContain('secret-word');
  });
});

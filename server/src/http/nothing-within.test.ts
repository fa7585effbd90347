import { hostname } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '../../contract/problem.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import type { FreshDatabase } from '../../testing/fresh-sqlite.ts';
import { flawsOfLog } from '../../testing/naughty-strings.ts';
import { rawRequest, type RawAnswer } from '../../testing/raw-request.ts';
import { runSql } from '../../testing/run-sql.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

const LINK = '/api/payout-links/65704add83911e52b70ebcbc';
/** Stacks, paths, statements, drivers, versions and names of machines. */
const WITHIN =
  /\bat .*:\d+:\d+|node:|node_modules|\.ts\b|\/work\/|\/tmp\/|\/root\/|select |insert |no such table|relation "|sqlite|postgres|kysely|express|zod|undici|SyntaxError|TypeError|ECONN|127\.0\.0\.1|v\d+\.\d+\.\d+/i;
/** One request that breaks out of a log, a header or a terminal where it is not kept in. */
const BREAKING = 'x\r\n{"level":60,"msg":"forged"}\x1b[31m';

forEachDatabase((kind) => {
  let database: FreshDatabase;
  let server: TestServer;
  let operator: Browser;
  beforeAll(async () => {
    database = await kind.fresh();
    server = await startServer({ database });
    operator = await signIn(server, 'operator');
  });
  afterAll(async () => {
    await server.close();
    await database.drop();
  });

  type Asked = { method?: string; headers?: Record<string, string>; body?: string };
  function ask(path: string, { method = 'GET', headers = {}, body = '' }: Asked = {}): Promise<RawAnswer> {
    const own = { Cookie: operator.cookie, Origin: server.origin, 'Content-Type': 'application/json' };
    return rawRequest(server.origin, { path, method, headers: { ...own, ...headers }, body });
  }
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    ask(path, { method: 'POST', headers: { 'Idempotency-Key': crypto.randomUUID(), ...headers }, body });
  async function without(table: string, asked: () => Promise<RawAnswer>): Promise<RawAnswer> {
    await runSql(database, `alter table ${table} rename to ${table}_away`);
    const answer = await asked();
    await runSql(database, `alter table ${table}_away rename to ${table}`);
    return answer;
  }
  async function withFault(
    fault: 'html-200' | 'echo-secret' | 'reset-after-request',
    asked: () => Promise<RawAnswer>,
  ) {
    server.sandbox.control.setFault({ fault });
    const answer = await asked();
    await server.sandbox.control.clearFaults();
    return answer;
  }
  const forged = encodeURIComponent(BREAKING);

  const PROVOKED: [what: string, status: number, ask: () => Promise<RawAnswer>][] = [
    ['JSON that ends too early', 400, () => post('/api/payout-links/search', '{"q":')],
    ['a wrong type', 400, () => post('/api/payout-links/search', '{"q":{}}')],
    [
      'a field that breaks out',
      400,
      () => post('/api/payout-links/search', JSON.stringify({ [BREAKING]: 1 })),
    ],
    ['a cursor that is none', 400, () => post('/api/payout-links/search', '{"cursor":"\' or 1=1 --"}')],
    [
      'another content type',
      400,
      () => post('/api/payout-links/search', '{}', { 'Content-Type': 'text/html' }),
    ],
    ['a body of 10 MB', 400, () => post('/api/payout-links/search', `{"q":"${'x'.repeat(10_000_000)}"}`)],
    ['an address that breaks out', 400, () => ask(`/api/payout-links/${forged}`)],
    ['a query that breaks out', 400, () => ask(`${LINK}?${forged}=${forged}`)],
    ['a broken escape', 400, () => ask('/api/payout-links/%ff')],
    ['nobody', 401, () => ask('/api/session', { headers: { Cookie: '' } })],
    ['a role that may not', 403, () => ask('/api/audit-entries/verification')],
    ['another site', 403, () => ask(LINK, { headers: { 'Sec-Fetch-Site': 'cross-site' } })],
    ['what is not there', 404, () => ask(`/api/${forged}`)],
    ['another method', 405, () => ask(`/api/session?${forged}`, { method: 'PUT' })],
    ['a table that is gone', 500, () => without('notice', () => ask('/api/notices'))],
    ['sessions that are gone', 500, () => without('person_session', () => ask('/api/session'))],
    ['an audit log that is gone', 500, () => without('audit_entry', () => ask('/api/audit-entries'))],
    ['an answer that is no JSON', 502, () => withFault('html-200', () => ask(`${LINK}?fresh=1`))],
    ['a connection that breaks', 503, () => withFault('reset-after-request', () => ask(`${LINK}?fresh=1`))],
  ];

  test.each(PROVOKED)(
    '%s (%i) is answered in words of ours that tell nothing of what is within',
    async (_what, status, provoke) => {
      const { status: actual, headers, body } = await provoke();
      expect([actual, headers['content-type']]).toEqual([status, 'application/problem+json; charset=utf-8']);
      const problem = Problem.parse(JSON.parse(body));
      const { requestId: _random, ...said } = problem;
      expect(JSON.stringify(said)).not.toMatch(WITHIN);
      expect(JSON.stringify({ ...headers, date: '' })).not.toMatch(WITHIN);
      for (const name of [hostname(), 'forged', server.sandbox.clientSecret, database.dataDir])
        expect(body).not.toContain(name);
      expect(server.logged()).toContain(problem.requestId);
    },
  );

  test('whatever was provoked, the log is one line of JSON for each, with nothing in it that was sent', () => {
    expect(flawsOfLog(server.logged())).toEqual([]);
    for (const sent of ['forged', '\x1b', 'or 1=1']) expect(server.logged()).not.toContain(sent);
    for (const line of server.logged().split('\n').slice(0, -1)) {
      const { msg, requestId, route } = JSON.parse(line) as Record<string, unknown>;
      if (msg === 'request') expect([typeof requestId, typeof route]).toEqual(['string', 'string']);
    }
  });
});

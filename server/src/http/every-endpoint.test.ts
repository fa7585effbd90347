import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALL_ENDPOINTS } from '../../contract/all-endpoints.ts';
import type { AuditEntry } from '../../contract/audit.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import type { Role } from '../../contract/permissions.ts';
import type { Problem } from '../../contract/problem.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { browserOf, signIn, type Browser, type Reply } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

const ROLES: Role[] = ['agent', 'operator', 'approver', 'admin', 'auditor'];
const EVERYBODY = 'agent operator approver admin auditor';
const SEEN = { providerStatus: 'ISSUED', amount: 100, lastActivityAt: null };

/**
 * Who may, written by hand and not read from the contract, and a body that is understood.
 * An endpoint without a row fails.
 */
const TABLE: Record<string, { may: string; body?: object }> = {
  'GET /api/sign-in-ways': { may: 'anyone' },
  'POST /api/sandbox/session': { may: 'anyone', body: { role: 'agent' } },
  'GET /api/session': { may: EVERYBODY },
  'POST /api/auth/sign-out': { may: 'anyone', body: {} },
  'POST /api/payout-links/search': { may: EVERYBODY, body: {} },
  'GET /api/payout-links/:linkId': { may: EVERYBODY },
  'POST /api/payout-links/:linkId/resends': { may: 'agent operator approver', body: {} },
  'POST /api/payout-links/:linkId/cancellations': {
    may: 'operator approver',
    body: { reason: 'Duplicate', seen: SEEN },
  },
  'GET /api/cancellations': { may: EVERYBODY },
  'GET /api/cancellations/:id': { may: EVERYBODY },
  'POST /api/cancellations/:id/approve': { may: 'approver', body: {} },
  'POST /api/cancellations/:id/decline': { may: 'approver', body: { reason: 'No' } },
  'POST /api/cancellations/:id/ask-again': { may: 'operator approver', body: { attempts: 1 } },
  'POST /api/cancellations/:id/close': {
    may: 'operator approver',
    body: { ticket: 'T-1', truth: 'cancelled', reason: 'They said so' },
  },
  'GET /api/notices': { may: EVERYBODY },
  'POST /api/notices/:id/read': { may: EVERYBODY, body: {} },
  'GET /api/audit-entries': { may: EVERYBODY },
  'POST /api/audit-entries/exports': { may: 'operator approver auditor', body: {} },
  'GET /api/audit-entries/verification': { may: 'approver admin auditor' },
  'GET /api/exports/:id.csv': { may: 'operator approver auditor' },
};

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`;
const rowOf = (endpoint: Endpoint) => TABLE[nameOf(endpoint)] ?? { may: 'nobody: there is no row' };

test('each endpoint has a row in the table, and each row an endpoint', () => {
  expect(ALL_ENDPOINTS.map(nameOf).toSorted()).toEqual(Object.keys(TABLE).toSorted());
});

forEachDatabase((kind) => {
  let server: TestServer;
  const people = new Map<Role, Browser>();
  beforeAll(async () => {
    server = await startServer({ kind });
    for (const role of ROLES) people.set(role, await signIn(server, role));
  });
  afterAll(() => server.close());

  /** The endpoint's address with ids of the right form that nothing has. */
  function pathOf({ path }: Endpoint): string {
    return path
      .replace(':linkId', '65704add83911e52b70ebcbc')
      .replace(':id', '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f');
  }

  type Changes = { query?: string; path?: string; body?: unknown; headers?: Record<string, string> };

  function ask(browser: Browser, endpoint: Endpoint, changes: Changes = {}): Promise<Reply<Problem>> {
    const { query = '', path = pathOf(endpoint), body = rowOf(endpoint).body, headers } = changes;
    if (endpoint.method === 'GET') return browser.get(path + query, headers);
    return browser.post(path + query, body, { 'Idempotency-Key': crypto.randomUUID(), ...headers });
  }

  function allowedPerson(endpoint: Endpoint): Browser {
    const { may } = rowOf(endpoint);
    const role = ROLES.find((one) => may.includes(one));
    return (role && people.get(role)) ?? browserOf(server);
  }

  /** Never understood by any endpoint, so that asking does nothing. */
  const UNKNOWN_QUERY = '?nobody-knows=1';
  const IS_UNKNOWN = 'has a field this does not take';

  describe.each(ALL_ENDPOINTS.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    '%s',
    (_name, endpoint) => {
      test('is open to exactly those whom the table names', async () => {
        const { may } = rowOf(endpoint);
        const stranger = await ask(browserOf(server), endpoint, { query: UNKNOWN_QUERY });
        expect(stranger.body.code).toBe(may === 'anyone' ? 'invalid-input' : 'not-signed-in');
        expect(stranger.status).toBe(may === 'anyone' ? 400 : 401);
        for (const [role, browser] of people) {
          const { status, body } = await ask(browser, endpoint, { query: UNKNOWN_QUERY });
          const allowed = may === 'anyone' || may.split(' ').includes(role);
          expect([role, status, body.code]).toEqual(
            allowed ? [role, 400, 'invalid-input'] : [role, 403, 'forbidden'],
          );
        }
      });

      test('refuses a forged, a cut and an empty session', async () => {
        const { may } = rowOf(endpoint);
        const { cookie } = allowedPerson(endpoint);
        const forged = [cookie.replace(/\.[^.]*$/, `.${'A'.repeat(43)}`), cookie.slice(0, -1), 'linkdesk='];
        for (const one of forged) {
          const { status } = await ask(browserOf(server, one), endpoint, { query: UNKNOWN_QUERY });
          expect([one, status]).toEqual([one, may === 'anyone' ? 400 : 401]);
        }
      });

      test('refuses unknown and repeated query parameters and names no value', async () => {
        const browser = allowedPerson(endpoint);
        const unknown = await ask(browser, endpoint, { query: '?nobody-knows=secret-word' });
        expect([unknown.status, unknown.body.detail]).toEqual([400, expect.stringContaining(IS_UNKNOWN)]);
        expect(JSON.stringify(unknown.body)).not.toContain('secret-word');
        for (const name of Object.keys(shapeOf(endpoint.query))) {
          const { status, body } = await ask(browser, endpoint, { query: `?${name}=1&${name}=1` });
          expect([name, status, body.code]).toEqual([name, 400, 'invalid-input']);
        }
      });

      test('refuses ids of another form', async () => {
        for (const name of Object.keys(shapeOf(endpoint.params))) {
          for (const wrong of [
            'x',
            '..%2f..%2fsession',
            '%252e%252e',
            '%00',
            'a'.repeat(65),
            '%F0%9F%92%B8%20%20%20',
          ]) {
            const path = endpoint.path.replace(`:${name}`, wrong);
            const { status, body } = await ask(allowedPerson(endpoint), endpoint, { path });
            expect([wrong, status, body.code]).toEqual([wrong, 400, 'invalid-input']);
          }
        }
      });
    },
  );

  const POSTS = ALL_ENDPOINTS.filter(({ method }) => method === 'POST');
  describe.each(POSTS.map((endpoint) => [nameOf(endpoint), endpoint] as const))('%s', (_name, endpoint) => {
    test('refuses a body with an unknown field, or of another kind', async () => {
      const browser = allowedPerson(endpoint);
      const unknown = await ask(browser, endpoint, { body: { ...rowOf(endpoint).body, 'nobody-knows': 1 } });
      expect([unknown.status, unknown.body.detail]).toEqual([400, expect.stringContaining(IS_UNKNOWN)]);
      for (const body of [[], 'text', 1, null, [{}]]) {
        const { status } = await ask(browser, endpoint, { body });
        expect([body, status]).toEqual([body, 400]);
      }
      for (const name of Object.keys(rowOf(endpoint).body ?? {})) {
        const body = { ...rowOf(endpoint).body, [name]: { not: 'this' } };
        expect([name, (await ask(browser, endpoint, { body })).status]).toEqual([name, 400]);
      }
    });

    test('refuses what another site could send', async () => {
      const browser = allowedPerson(endpoint);
      const { origin } = server;
      for (const headers of [
        { Origin: 'https://evil.example' },
        { Origin: 'null' },
        { Origin: `${origin}.evil.example` },
        { Origin: origin.replace('http:', 'https:') },
        { Origin: origin, 'Sec-Fetch-Site': 'cross-site' },
        { Origin: origin, 'Sec-Fetch-Site': 'same-site' },
        { Origin: origin, 'Sec-Fetch-Site': 'none' },
      ]) {
        const { status, body } = await ask(browser, endpoint, { headers });
        expect([headers, status, body.code]).toEqual([headers, 403, 'forbidden']);
      }
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data',
        'text/json',
        '',
      ]) {
        const { status, body } = await ask(browser, endpoint, { headers: { 'Content-Type': type } });
        expect([type, status, body.code]).toEqual([type, 400, 'invalid-input']);
      }
    });

    test('asks for a key where doing it twice would matter', async () => {
      for (const key of ['', 'x', '1234', `${crypto.randomUUID()}0`]) {
        if (endpoint.idempotent !== true) break;
        const headers = { 'Idempotency-Key': key };
        const { status, body } = await ask(allowedPerson(endpoint), endpoint, { headers });
        expect([key, status, body.detail]).toEqual([key, 400, 'The header Idempotency-Key must be a UUID.']);
      }
      const changesMoney = /cancellations$|resends$/.test(endpoint.path);
      expect(endpoint.idempotent === true).toBe(changesMoney);
    });
  });

  test('whoever tries what their role does not allow is entered in the audit log', async () => {
    const acts = ALL_ENDPOINTS.filter((endpoint) => endpoint.act !== undefined);
    expect(acts.length).toBeGreaterThan(5);
    const admin = await signIn(server, 'admin', 20);
    for (const endpoint of acts) expect((await ask(admin, endpoint)).status).toBe(403);
    const auditor = people.get('auditor') ?? admin;
    const { body } = await auditor.get<{ items: AuditEntry[] }>('/api/audit-entries?actor=sample-admin-20');
    const entered = body.items.map(({ action, detail }) => `${action} ${String(detail['code'])}`);
    expect(entered.toSorted()).toEqual(acts.map(({ act }) => `${act}-refused forbidden`).toSorted());
  });

  test('after all this InstantPay was never asked to change anything', () => {
    const { cancel, notify } = server.sandbox.control.counts();
    expect([cancel, notify]).toEqual([0, 0]);
  });
});

function shapeOf(schema: Endpoint['query'] | Endpoint['params']): object {
  return schema === undefined ? {} : (schema as unknown as { shape: object }).shape;
}

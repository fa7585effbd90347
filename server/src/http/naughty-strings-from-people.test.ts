import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALL_ENDPOINTS } from '../../contract/all-endpoints.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import type { PayoutLink } from '../../contract/payout-links.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { flawsOfLog, NAUGHTY_STRINGS } from '../../testing/naughty-strings.ts';
import { rawRequest } from '../../testing/raw-request.ts';
import { browserOf, signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

const AGES = 120_000;
const ID = '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f';
const UNLIMITED = { REQUESTS_PER_MINUTE: '10000000' };

/** At most so long, as the contract takes it. */
const cut = (text: string, length: number) => text.trim().slice(0, length).trim() || 'x';

describe('every field of every endpoint', () => {
  let server: TestServer;
  const people: Browser[] = [];
  beforeAll(async () => {
    server = await startServer({ env: UNLIMITED });
    for (const role of ['operator', 'approver', 'admin', 'auditor', 'agent'] as const)
      people.push(await signIn(server, role, 20));
  });
  afterAll(() => server.close());

  const fieldsOf = (schema: unknown): string[] =>
    Object.keys((schema as { shape?: object } | undefined)?.shape ?? {});

  /** All fields at once: each is judged by itself, and all of them in one request. */
  function send(browser: Browser, endpoint: Endpoint, text: string) {
    const path = endpoint.path.replace(/:\w+/, encodeURIComponent(text.toWellFormed()) || '%20');
    const query = new URLSearchParams(fieldsOf(endpoint.query).map((name) => [name, text]));
    const body = Object.fromEntries(fieldsOf(endpoint.body).map((name) => [name, text]));
    const address = `${path}?${String(query)}`;
    if (endpoint.method === 'GET') return browser.get(address);
    return browser.post(address, body, { 'Idempotency-Key': crypto.randomUUID() });
  }

  // Endpoints share their kinds of fields; each kind meets every string, each endpoint every eighth.
  const SHARE = 8;
  test.each(
    ALL_ENDPOINTS.map((endpoint, n) => [`${endpoint.method} ${endpoint.path}`, endpoint, n] as const),
  )('%s refuses them, or takes them, and never fails', { timeout: AGES }, async (name, endpoint, n) => {
    const strings = NAUGHTY_STRINGS.filter((_text, at) => at % SHARE === n % SHARE);
    for (const [at, text] of strings.entries()) {
      // Signing out would end the test for the others.
      const browser = endpoint.permission === 'anyone' ? browserOf(server) : people[at % people.length];
      const status = (await send(browser ?? browserOf(server), endpoint, text)).status;
      expect([name, text, status < 500]).toEqual([name, text, true]);
    }
  });

  test('headers that are one of them change nothing', { timeout: AGES }, async () => {
    const cookie = people[0]?.cookie ?? '';
    for (const text of NAUGHTY_STRINGS) {
      // What a header can hold at all.
      const value = text.replaceAll(/[^\t\x20-\x7e]/g, '?').trim();
      const headers = {
        'User-Agent': value,
        'X-Forwarded-For': value,
        Referer: value,
        'Accept-Language': value,
      };
      const read = await rawRequest(server.origin, {
        path: '/api/session',
        headers: { ...headers, Cookie: cookie },
      });
      expect([text, read.status]).toEqual([text, 200]);
    }
  });

  test('the log has one line of JSON for each, and none of them in it', () => {
    expect(server.logged().length).toBeGreaterThan(100_000);
    expect(flawsOfLog(server.logged())).toEqual([]);
  });
});

forEachDatabase((kind) => {
  test(
    'what people may write freely is taken, kept, and given back as valid JSON',
    { timeout: AGES },
    async () => {
      const server = await startServer({ kind, env: { ...UNLIMITED, CANCEL_QUIET_PERIOD_S: '0' } });
      const [operator, agent, admin, auditor] = [
        await signIn(server, 'operator'),
        await signIn(server, 'agent'),
        await signIn(server, 'admin'),
        await signIn(server, 'auditor'),
      ];
      const { id: link } = server.sandbox.control.makeLink();
      const some = NAUGHTY_STRINGS.filter((_text, n) => n % 6 === 0 || n > NAUGHTY_STRINGS.length - 10);
      for (const [n, text] of some.entries()) {
        const tried = {
          search: await agent.post('/api/payout-links/search', { q: text.slice(0, 2000) }),
          filter: await agent.post('/api/payout-links/search', {
            purpose: text,
            worklist: cut(text, 60),
            sort: cut(text, 60),
            cursor: cut(text, 200),
          }),
          caller: await agent.post(`/api/payout-links/${link}/caller-checks`, { said: cut(text, 254) }),
          person: await admin.post('/api/people', {
            name: cut(text, 80),
            email: `n${n}@example.com`,
            roles: ['agent'],
          }),
          stranger: await browserOf(server).post('/api/auth/sign-in/email', {
            email: cut(text, 254),
            password: text.slice(0, 256) || ' ',
          }),
          cursor: await agent.get(
            `/api/cancellations?${String(new URLSearchParams({ cursor: cut(text, 200) }))}`,
          ),
          log: await auditor.get(
            `/api/audit-entries?${String(new URLSearchParams({ actor: cut(text, 120), action: cut(text, 120), subject: cut(text, 120) }))}`,
          ),
          file: await auditor.post('/api/audit-entries/exports', { actor: cut(text, 120) }),
          company: await browserOf(server).get(
            `/api/auth/callback/company?${String(new URLSearchParams({ code: text, state: text, error: text }))}`,
          ),
          device: await browserOf(server).post(
            '/api/sandbox/session',
            { role: 'agent' },
            { 'User-Agent': text.replaceAll(/[^\x20-\x7e]/g, '?') },
          ),
        };
        for (const [what, { status }] of Object.entries(tried))
          expect([text, what, status < 500]).toEqual([text, what, true]);
        expect([text, tried.person.status]).toEqual([text, 200]);
      }
      for (const text of some.filter((_text, n) => n % 3 === 0 || n > some.length - 10)) {
        const { id } = server.sandbox.control.makeLink();
        const { body } = await operator.get<PayoutLink>(`/api/payout-links/${id}`);
        const cancel = { reason: cut(text, 500), ticket: cut(text, 60), seen: body.cancellation.seen };
        const asked = await operator.post<{ id: string }>(`/api/payout-links/${id}/cancellations`, cancel, {
          'Idempotency-Key': crypto.randomUUID(),
        });
        expect([text, asked.status]).toEqual([text, 201]);
        expect([text, (await agent.get(`/api/cancellations/${asked.body.id}`)).status]).toEqual([text, 200]);
        expect([text, (await agent.get(`/api/payout-links/${id}`)).status]).toEqual([text, 200]);
        const other = { ...cancel, seen: { ...cancel.seen, providerStatus: text.slice(0, 60) } };
        const changed = await operator.post(`/api/payout-links/${link}/cancellations`, other, {
          'Idempotency-Key': crypto.randomUUID(),
        });
        expect([text, changed.status]).toEqual([text, 409]);
      }
      expect((await admin.get('/api/people')).status).toBe(200);
      expect((await agent.get(`/api/cancellations/${ID}`)).status).toBe(404);
      expect(flawsOfLog(server.logged())).toEqual([]);
      await server.close();
    },
  );
});

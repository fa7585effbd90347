import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Endpoint } from '../../contract/endpoint.ts';
import type { Role } from '../../contract/permissions.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { browserOf, signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';
import { ask, IS_UNKNOWN, NAMED_ENDPOINTS, ROLES, rowOf } from '../../testing/who-may.ts';

/** What a person must not be able to say of themselves or of what is done. */
const DECIDED_HERE = [
  ...['id', 'personId', 'actor', 'role', 'roles', 'permissions', 'state', 'from', 'sessions', 'stage'],
  ...[
    'secondFactor',
    'disabledAt',
    'disabled_at',
    'password_hash',
    'needsApproval',
    'linkId',
    'samplePeople',
  ],
  ...['__proto__', 'constructor', 'prototype'],
];

forEachDatabase((kind) => {
  let server: TestServer;
  const people = new Map<Role, Browser>();
  beforeAll(async () => {
    server = await startServer({ kind, env: { REQUESTS_PER_MINUTE: '10000000' } });
    for (const role of ROLES) people.set(role, await signIn(server, role));
  });
  afterAll(() => server.close());

  function allowedPerson(endpoint: Endpoint): Browser {
    const { may } = rowOf(endpoint);
    const role = ROLES.find((one) => may.split(' ').includes(one)) ?? 'agent';
    return may === 'anyone' ? browserOf(server) : (people.get(role) ?? browserOf(server));
  }

  describe.each(NAMED_ENDPOINTS)('%s', (_name, endpoint) => {
    test('refuses unknown and repeated query parameters and names no value', async () => {
      const browser = allowedPerson(endpoint);
      const unknown = await ask(browser, endpoint, { query: '?nobody-knows=secret-word' });
      if (rowOf(endpoint).anyQuery !== true)
        expect([unknown.status, unknown.body.detail]).toEqual([400, expect.stringContaining(IS_UNKNOWN)]);
      expect(JSON.stringify(unknown.body)).not.toContain('secret-word');
      const names = rowOf(endpoint).anyQuery ? ['state', 'code'] : Object.keys(shapeOf(endpoint.query));
      for (const name of names) {
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
  });

  const POSTS = NAMED_ENDPOINTS.filter(([, { method }]) => method === 'POST');
  describe.each(POSTS)('%s', (_name, endpoint) => {
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

    test('takes nothing along that only the records decide', async () => {
      const known = shapeOf(endpoint.body);
      for (const name of DECIDED_HERE.filter((one) => !Object.hasOwn(known, one))) {
        const body = { ...rowOf(endpoint).body, [name]: name === 'roles' ? ['admin'] : 'admin' };
        const { status, body: answer } = await ask(allowedPerson(endpoint), endpoint, { body });
        expect([name, status, answer.code]).toEqual([name, 400, 'invalid-input']);
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

  test('after all this InstantPay was never asked to change anything', () => {
    const { cancel, notify } = server.sandbox.control.counts();
    expect([cancel, notify]).toEqual([0, 0]);
  });
});

function shapeOf(schema: Endpoint['query'] | Endpoint['body']): object {
  return (schema as { shape?: object } | undefined)?.shape ?? {};
}

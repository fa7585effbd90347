import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALL_ENDPOINTS } from '../../contract/all-endpoints.ts';
import type { AuditEntry } from '../../contract/audit.ts';
import type { Role } from '../../contract/permissions.ts';
import { createPerson } from '../../testing/create-person.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { rawRequest } from '../../testing/raw-request.ts';
import { runSql } from '../../testing/run-sql.ts';
import { sessionOf } from '../../testing/session-of.ts';
import { browserOf, signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';
import {
  ask,
  isFor,
  NAMED_ENDPOINTS,
  nameOf,
  pathOf,
  ROLES,
  rowOf,
  toUnknownQuery,
  UNKNOWN_QUERY,
  WHO_MAY,
} from '../../testing/who-may.ts';

test('each endpoint has a row in the table, and each row an endpoint', () => {
  expect(ALL_ENDPOINTS.map(nameOf).toSorted()).toEqual(Object.keys(WHO_MAY).toSorted());
});

test('a fresh sign-in is asked for where the table says so', () => {
  const fresh = ALL_ENDPOINTS.filter((endpoint) => endpoint.fresh === true);
  const inTable = Object.entries(WHO_MAY).filter(([, row]) => row.fresh === true);
  expect(fresh.map(nameOf).toSorted()).toEqual(inTable.map(([name]) => name).toSorted());
});

forEachDatabase((kind) => {
  let server: TestServer;
  let person: { id: string };
  const people = new Map<Role, Browser>();
  const withOldSignIn = new Map<Role, Browser>();
  /** They were somebody with every role; each is nobody now. */
  const dead = new Map<string, Browser>();
  const halfIn = new Map<string, Browser>();

  beforeAll(async () => {
    server = await startServer({ kind, env: { REQUESTS_PER_MINUTE: '10000000' } });
    for (const role of ROLES) {
      people.set(role, await signIn(server, role));
      withOldSignIn.set(role, await signIn(server, role, 19));
    }
    await runSql(
      server.database,
      `update person_session set proved_at = 1 where person_id like 'sample-%-19'`,
    );
    person = await createPerson(server, { roles: ['agent'] });
    await seatTheDead();
    const half = await createPerson(server, { roles: ROLES });
    for (const stage of ['second-factor', 'set-up-second-factor'] as const)
      halfIn.set(stage, await sessionOf(server, half.id, stage));
  });
  afterAll(() => server.close());

  async function seatTheDead(): Promise<void> {
    const ends: [how: string, update: string][] = [
      ['too long without a click', 'update person_session set last_active_at = 1'],
      ['signed in too long ago', 'update person_session set ends_at = 1'],
      ['disabled', 'update person set disabled_at = 1'],
    ];
    for (const [how, update] of ends) {
      const { id } = await createPerson(server, { roles: ROLES });
      dead.set(how, await sessionOf(server, id));
      await runSql(
        server.database,
        `${update} where ${update.includes('session') ? 'person_id' : 'id'} = '${id}'`,
      );
    }
    const { id } = await createPerson(server, { roles: ROLES });
    const gone = await sessionOf(server, id);
    expect((await gone.get('/api/session')).status).toBe(200);
    await gone.post('/api/auth/sign-out');
    dead.set('signed out', gone);
    dead.set('never signed in', browserOf(server));
  }

  /** Everything that an act on people or links would leave. */
  async function records(): Promise<Record<string, unknown>[][]> {
    const tables = ['person', 'invitation', 'people_setting', 'cancellation', 'resend', 'export'];
    const rows = [];
    for (const table of tables) rows.push(await runSql(server.database, `select * from ${table}`));
    return rows;
  }

  describe.each(NAMED_ENDPOINTS)('%s', (_name, endpoint) => {
    const { may, fresh } = rowOf(endpoint);
    const query = UNKNOWN_QUERY;
    const answer = async (browser: Browser) => {
      const { status, body } = await ask(browser, endpoint, { query });
      return [status, body.code];
    };

    test('is open to exactly those whom the table names', async () => {
      for (const [role, browser] of people) {
        expect([role, ...(await answer(browser))]).toEqual([
          ...[role, ...(isFor(role, endpoint) ? toUnknownQuery(endpoint) : [403, 'forbidden'])],
        ]);
      }
    });

    test('is closed to whoever is nobody any more, whatever they were', async () => {
      const nobody = may === 'anyone' ? toUnknownQuery(endpoint) : [401, 'not-signed-in'];
      for (const [how, browser] of dead) expect([how, ...(await answer(browser))]).toEqual([how, ...nobody]);
    });

    test('is closed to whoever has only got as far as the password, but for the rest of the way in', async () => {
      const onTheWay = /anyone|signing-in/.test(may);
      for (const [stage, browser] of halfIn) {
        expect([stage, ...(await answer(browser))]).toEqual([
          ...[stage, ...(onTheWay ? toUnknownQuery(endpoint) : [401, 'not-signed-in'])],
        ]);
      }
    });

    test('asks those who may to show again that it is they, where it matters and not elsewhere', async () => {
      for (const [role, browser] of withOldSignIn) {
        const admitted = fresh === true ? [401, 'sign-in-again'] : toUnknownQuery(endpoint);
        expect([role, ...(await answer(browser))]).toEqual([
          ...[role, ...(isFor(role, endpoint) ? admitted : [403, 'forbidden'])],
        ]);
      }
    });

    test('refuses a forged, a cut and an empty session', async () => {
      const { cookie } = people.get('admin') ?? browserOf(server);
      const forged = [
        cookie.replace(/=.*$/, `=${'A'.repeat(43)}`),
        cookie.slice(0, -1),
        `${cookie}A`,
        'linkdesk=',
      ];
      const nobody = may === 'anyone' ? toUnknownQuery(endpoint) : [401, 'not-signed-in'];
      for (const one of forged)
        expect([one, ...(await answer(browserOf(server, one)))]).toEqual([one, ...nobody]);
    });

    test('is no more open under another spelling of its address', async () => {
      const path = pathOf(endpoint);
      const spellings = [
        ...[path.toUpperCase(), `${path}/`, `/${path}`, path.replace('/api/', '/api//')],
        ...[
          path.replace('/api/', '/api/./'),
          path.replace('/api/', '/x/../api/'),
          path.replace('/api', '/%61pi'),
        ],
        ...[
          path.replace('/api/', '/api%2f'),
          path.replace('/api/', '/api\\'),
          `${path};admin=1`,
          `${path}%00`,
        ],
        ...[`${path}.json`, `${path}%20`, `${server.origin}${path}`],
      ];
      for (const spelling of may === 'anyone' ? [] : spellings) {
        const { status, headers } = await rawRequest(server.origin, {
          method: endpoint.method,
          path: spelling,
          headers: { Origin: server.origin, 'Content-Type': 'application/json' },
          ...(endpoint.method === 'GET' ? {} : { body: JSON.stringify(rowOf(endpoint).body) }),
        });
        const isPage = status === 200 && String(headers['content-type']).startsWith('text/html');
        expect([spelling, isPage ? 404 : status]).toEqual([spelling, expect.toBeOneOf([400, 401, 404, 405])]);
      }
    });
  });

  test('an old sign-in does nothing, though the whole request is right, and each try is entered', async () => {
    const before = await records();
    const acts = ALL_ENDPOINTS.filter((endpoint) => rowOf(endpoint).fresh === true);
    for (const endpoint of acts) {
      const role = ROLES.find((one) => isFor(one, endpoint)) ?? 'agent';
      const path = endpoint.path.startsWith('/api/people') ? pathOf(endpoint, person.id) : pathOf(endpoint);
      const { status, body } = await ask(withOldSignIn.get(role) ?? browserOf(server), endpoint, { path });
      expect([nameOf(endpoint), status, body.code]).toEqual([nameOf(endpoint), 401, 'sign-in-again']);
    }
    expect(await records()).toEqual(before);
    const entries = [];
    for (const role of ROLES) entries.push(...(await refusalsOf(`sample-${role}-19`)));
    for (const { act } of acts) expect(entries).toContain(`${act}-refused sign-in-again`);
  });

  test('whoever tries what their role does not allow does nothing and is entered in the audit log', async () => {
    const browsers = new Map<Role, Browser>();
    for (const role of ROLES) browsers.set(role, await signIn(server, role, 20));
    const before = await records();
    for (const [role, browser] of browsers) {
      const closed = ALL_ENDPOINTS.filter((endpoint) => endpoint.act !== undefined && !isFor(role, endpoint));
      expect(closed.length).toBeGreaterThan(5);
      for (const endpoint of closed) expect((await ask(browser, endpoint)).status).toBe(403);
      const entered = await refusalsOf(`sample-${role}-20`);
      expect(entered.toSorted()).toEqual(closed.map(({ act }) => `${act}-refused forbidden`).toSorted());
    }
    expect(await records()).toEqual(before);
  });

  /** `<act>-refused <code>` for each act of somebody that came to nothing. */
  async function refusalsOf(actor: string): Promise<string[]> {
    const { body } = await (people.get('auditor') ?? browserOf(server)).get<{ items: AuditEntry[] }>(
      `/api/audit-entries?actor=${actor}`,
    );
    return body.items
      .filter(({ action }) => action !== 'signed-in')
      .map(({ action, detail }) => `${action} ${String(detail['code'])}`);
  }

  test('after all this InstantPay was never asked to change anything', () => {
    const { cancel, notify } = server.sandbox.control.counts();
    expect([cancel, notify]).toEqual([0, 0]);
  });
});

import { describe, expect, test, vi } from 'vitest';
import { ALL_ENDPOINTS } from '../../contract/all-endpoints.ts';
import type { PayoutLink } from '../../contract/payout-links.ts';
import { Role } from '../../contract/permissions.ts';
import { RECIPIENT } from '../../testing/canary.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { leaksIn, ODD } from '../../testing/leaks-in.ts';
import { useOddDesk } from '../../testing/odd-desk.ts';
import { requestsAboutLinks } from '../../testing/requests-about-links.ts';
import { browserOf } from '../../testing/sign-in.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** By hand: who is shown the recipient’s name. Everything else is hidden from everybody. */
const SEES_NAMES: Record<Role, boolean> = {
  agent: false,
  operator: true,
  approver: true,
  admin: false,
  auditor: false,
};

/** Who is shown a whole mobile, by asking for it. */
const REVEALS: readonly Role[] = ['operator', 'approver'];

/** What says nothing about any link. An endpoint stands here or in `REQUESTS`. */
const NOT_ABOUT_LINKS = [
  ...['GET /api/sign-in-ways', 'POST /api/sandbox/session', 'GET /api/session', 'POST /api/auth/sign-out'],
  // A view holds what its owner typed, and is shown to nobody else.
  ...['GET /api/saved-views', 'POST /api/saved-views', 'POST /api/saved-views/:id/remove'],
  ...['GET /api/people', 'POST /api/people', 'POST /api/people-settings', 'GET /api/invitations'],
];
const OF_PEOPLE = /^(?:GET|POST) \/api\/(?:auth|people|my-|invitations|welcome|sign-in)/;

forEachDatabase((kind) => {
  const desk = useOddDesk(kind);
  const { server, people, oddLink, askedFor, link, search } = desk;
  const REQUESTS = requestsAboutLinks(desk);

  test('each endpoint is asked here, or says nothing about a link', () => {
    const missing = ALL_ENDPOINTS.map(({ method, path }) => `${method} ${path}`).filter(
      (name) => !Object.hasOwn(REQUESTS, name) && !NOT_ABOUT_LINKS.includes(name) && !OF_PEOPLE.test(name),
    );
    expect(missing).toEqual([]);
  });

  describe.each(Role.options)('as an %s', (role) => {
    test.each(Object.keys(REQUESTS))('%s tells nothing it should not', async (name) => {
      const answers = await Promise.all(REQUESTS[name]?.(people()[role]) ?? []);
      expect(answers.length).toBeGreaterThan(0);
      const told = JSON.stringify(answers);
      expect(leaksIn(told, SEES_NAMES[role])).toEqual([]);
    });

    test('a provider that refuses to answer repeats nobody’s data in its sentence', async () => {
      const text = `No such thing for ${ODD.slice(1).join(' ').slice(0, 180)}`;
      for (const call of ['track', 'list'] as const) {
        server().sandbox.control.setFault({
          fault: 'answer',
          call,
          statuscode: 'IRA',
          status: text,
          data: null,
        });
        const who = people()[role];
        const told = [await search(who, 'Zubinqa'), await link(who, oddLink())];
        await server().sandbox.control.clearFaults();
        expect(leaksIn(JSON.stringify(told), SEES_NAMES[role], SEES_NAMES[role] ? [] : undefined)).toEqual(
          [],
        );
      }
    });

    test('while the recipient’s name is not known here, what is typed is masked all the same', async () => {
      const id = oddLink();
      server().sandbox.control.setFault({ fault: 'http-status', call: 'list', httpStatus: 400 });
      try {
        await askedFor(id);
        const who = people()[role];
        const told = [
          await link(who, id),
          await who.get(`/api/cancellations?linkId=${id}`),
          await who.get('/api/audit-entries'),
        ];
        const withNames = SEES_NAMES[role];
        // Nothing tells that six letters are the link’s code while its address is not known.
        const code = withNames ? [] : undefined;
        expect(leaksIn(JSON.stringify(told), withNames, code)).toEqual([]);
      } finally {
        await server().sandbox.control.clearFaults();
      }
    });
  });

  test('who may reveal is shown the whole value, and nobody else', async () => {
    for (const role of Role.options) {
      const reply = await people()[role].post(`/api/payout-links/${oddLink()}/reveals`, { field: 'mobile' });
      expect([role, JSON.stringify(reply).includes(RECIPIENT.mobile)]).toEqual([
        role,
        REVEALS.includes(role),
      ]);
    }
  });

  test('an agent gets no field for the link’s own address, the others its end', async () => {
    for (const role of Role.options) {
      const { body } = await people()[role].get<PayoutLink>(`/api/payout-links/${oddLink()}`);
      expect([role, body.url, body.qrUrl]).toEqual(
        role === 'agent' ? [role, undefined, undefined] : [role, '••••Zk', '••••Zk'],
      );
    }
  });

  test('nobody signed in is told nothing at all', async () => {
    for (const requests of Object.values(REQUESTS)) {
      const told = JSON.stringify(
        await Promise.all(requests(browserOf(server())).map((one) => one.catch(() => null))),
      );
      expect(leaksIn(told, false)).toEqual([]);
    }
  });

  test('the audit log, all of it, names nobody, not even to those who may see names', async () => {
    for (let cursor: string | null = ''; cursor !== null;) {
      const path: string = `/api/audit-entries${cursor === '' ? '' : `?cursor=${cursor}`}`;
      const { body } = await people().approver.get<{ nextCursor: string | null }>(path);
      expect(leaksIn(JSON.stringify(body), false)).toEqual([]);
      cursor = body.nextCursor;
    }
  });

  test('the log has none of it, at its most talkative', () => {
    expect(leaksIn(server().logged(), false)).toEqual([]);
    expect(server().logged().length).toBeGreaterThan(1000);
  });
});

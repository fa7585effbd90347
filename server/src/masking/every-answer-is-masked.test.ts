import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ALL_ENDPOINTS } from '../../contract/all-endpoints.ts';
import type { CancelOperation } from '../../contract/cancellations.ts';
import type { PayoutLink } from '../../contract/payout-links.ts';
import { Role } from '../../contract/permissions.ts';
import { RECIPIENT, TYPED } from '../../testing/canary.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { browserOf, signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';
import { foldText } from './fold-text.ts';

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
  ...['GET /api/people', 'POST /api/people', 'POST /api/people-settings', 'GET /api/invitations'],
];
const OF_PEOPLE = /^(?:GET|POST) \/api\/(?:auth|people|my-|invitations|welcome|sign-in)/;

const ACCOUNT = '50199937425531';
const CODE = 'QxJwZk';
const VPA = 'zubinqa88@ybl';

/** Everything the provider could write of a person, in spellings that nobody would expect. */
const ODD = [
  'Payout link created',
  'Z u b i n q a opened it',
  'CANARYVALA, ZUBINQA and Shri Canaryvala Z.',
  'zubinqa_canaryvala ZubinqaCanaryvala canaryvalazubinqa',
  'Zúbinqa Ｃａｎａｒｙｖａｌａ Zub\u200binqa Canary\u00advala',
  'Zubinqa%20Canaryvala 𝐙𝐮𝐛𝐢𝐧𝐪𝐚',
  `sent to +91-97531.86420, 9 7 5 3 1 8 6 4 2 0, mob${RECIPIENT.mobile}x and ९७५३१८६४२०`,
  'sent to zubinqa.canary＠example.in, zubinqa.canary%40example.in, zubinqa.canary(at)example.in',
  `paid ${VPA} from XSBI${ACCOUNT}Y, a/c ${ACCOUNT.slice(0, 4)} ${ACCOUNT.slice(4, 9)} ${ACCOUNT.slice(9)}`,
  `open https://instant.pe/${CODE}, instant.pe/${CODE} or ${CODE}.`,
];

forEachDatabase((kind) => {
  let server: TestServer;
  let people: Record<Role, Browser>;
  let second: Browser;
  beforeAll(async () => {
    const env = {
      APPROVAL_ABOVE_INR: '100',
      CANCEL_PACE: '0.05',
      REQUESTS_PER_MINUTE: '100000',
      LOG_LEVEL: 'trace',
    };
    server = await startServer({ kind, env });
    const signedIn = await Promise.all(
      Role.options.map(async (role) => [role, await signIn(server, role)] as const),
    );
    people = Object.fromEntries(signedIn) as Record<Role, Browser>;
    second = await signIn(server, 'approver', 2);
  });
  afterAll(() => server.close());

  function oddLink(status = 'ISSUED'): string {
    const at = Date.now() - 30_000;
    const rows = ODD.map((text) => ({ status: text, activityAt: at }));
    const paid = { accountType: 'ACCOUNT', accountNumber: ACCOUNT, accountIfsc: 'HDFC0000060' };
    const vpa = { accountType: 'VPA', accountNumber: VPA, accountIfsc: 'YESB0000001' };
    return server.sandbox.control.makeLink({
      ...{ status, recipient: RECIPIENT, shortCode: CODE },
      description: ODD.slice(1, 6).join('; '),
      purpose: ODD.slice(6).join('; ').replace(`XSBI${ACCOUNT}Y, `, ''),
      referenceNo: `${RECIPIENT.mobile} Canaryvala`,
      paymentModes: ['ACCOUNT', 'Zubinqa'],
      activity: [
        ...rows,
        { status: 'Verification of Zubinqa failed', activityAt: at, ...paid },
        { status: 'Something Canaryvala', activityAt: at, ...vpa },
      ],
    }).id;
  }

  const key = () => ({ 'Idempotency-Key': crypto.randomUUID() });
  const seenBy = async (who: Browser, id: string) =>
    (await who.get<PayoutLink>(`/api/payout-links/${id}`)).body.cancellation.seen;

  /** A cancel asked for by somebody else, with everything typed that must not be read. */
  async function askedFor(id = oddLink()): Promise<{ id: string; linkId: string }> {
    const by = people.operator;
    const body = { reason: TYPED, ticket: TYPED.slice(0, 60), seen: await seenBy(by, id) };
    const asked = await by.post<CancelOperation>(`/api/payout-links/${id}/cancellations`, body, key());
    expect([asked.status, asked.body.state]).toEqual([201, 'awaiting-approval']);
    return { id: asked.body.id, linkId: id };
  }

  /** Approved, never answered, and recorded by one person. */
  async function inDoubt(): Promise<string> {
    const { id, linkId } = await askedFor();
    server.sandbox.control.setFault({ fault: 'tup-never', call: 'cancel', linkId });
    await second.post(`/api/cancellations/${id}/approve`);
    await people.operator.post(`/api/cancellations/${id}/close`, {
      ticket: TYPED.slice(0, 60),
      truth: 'live',
      reason: TYPED,
    });
    return id;
  }

  async function refusedByProvider(): Promise<string> {
    const { id, linkId } = await askedFor();
    const refusal = { statuscode: 'IAC', status: `Refused: ${ODD.slice(1).join(' ')}`, data: null };
    server.sandbox.control.setFault({ fault: 'answer', call: 'cancel', linkId, ...refusal });
    await second.post(`/api/cancellations/${id}/approve`);
    return linkId;
  }

  async function declined(): Promise<string> {
    const { id, linkId } = await askedFor();
    await second.post(`/api/cancellations/${id}/decline`, { reason: TYPED });
    return linkId;
  }

  const link = (who: Browser, id: string, query = '') => who.get(`/api/payout-links/${id}${query}`);
  const search = (who: Browser, q: string) => who.post('/api/payout-links/search', { q });

  /** Every way to have something about a link answered, and to be refused it. */
  const REQUESTS: Record<string, (who: Browser) => Promise<unknown>[]> = {
    'POST /api/payout-links/search': (who) => [
      search(who, oddLink()),
      ...[RECIPIENT.name, RECIPIENT.mobile, RECIPIENT.email, '', `₹ ${ACCOUNT}`].map((q) => search(who, q)),
    ],
    'GET /api/payout-links/:linkId': (who) => [
      link(who, oddLink()),
      link(who, oddLink(), '?fresh=1'),
      link(who, oddLink('CLAIMED')),
      link(who, oddLink('Held for Zubinqa Canaryvala 9753186420')),
      link(who, RECIPIENT.mobile),
      ...[refusedByProvider, declined, async () => (await askedFor()).linkId].map(async (make) =>
        link(who, await make()),
      ),
    ],
    'POST /api/payout-links/:linkId/resends': (who) => {
      const refused = oddLink();
      const answer = { statuscode: 'IAC', status: `Refused for ${ODD.slice(1).join(' ')}`, data: null };
      server.sandbox.control.setFault({ fault: 'answer', call: 'notify', linkId: refused, ...answer });
      const resend = async (id: string) => {
        const sent = await who.post(`/api/payout-links/${id}/resends`, {}, key());
        return [sent, await link(who, id)];
      };
      return [resend(oddLink()), resend(refused), resend(oddLink('Held for Zubinqa'))];
    },
    'POST /api/payout-links/:linkId/reveals': (who) => [
      who.post(`/api/payout-links/${oddLink()}/reveals`, { field: 'name' }),
      (async () => {
        const id = oddLink();
        const { status, body } = await who.post<object>(`/api/payout-links/${id}/reveals`, {
          field: 'mobile',
        });
        return [status, { ...body, value: undefined }, await link(who, id)];
      })(),
    ],
    'POST /api/payout-links/:linkId/caller-checks': (who) =>
      [RECIPIENT.mobile, RECIPIENT.email, RECIPIENT.name, ACCOUNT, VPA, '9000000000'].map(async (said) => {
        const id = oddLink();
        return [await who.post(`/api/payout-links/${id}/caller-checks`, { said }), await link(who, id)];
      }),
    'POST /api/payout-links/:linkId/cancellations': (who) => {
      const ask = async (id: string, change: object = {}) => {
        const body = {
          reason: TYPED,
          ticket: TYPED.slice(0, 60),
          seen: { ...(await seenBy(who, id)), ...change },
        };
        return who.post(`/api/payout-links/${id}/cancellations`, body, key());
      };
      return [
        ask(oddLink()),
        ask(oddLink(), { amount: 1 }),
        ask(oddLink('Held for Zubinqa Canaryvala 9753186420')),
        askedFor().then(({ linkId }) => ask(linkId)),
      ];
    },
    'GET /api/cancellations': (who) => [
      Promise.all([askedFor(), inDoubt(), declined(), refusedByProvider()]).then(() =>
        who.get('/api/cancellations'),
      ),
      who.get('/api/cancellations?state=open'),
    ],
    'GET /api/cancellations/:id': (who) =>
      [inDoubt, async () => (await askedFor()).id].map(async (make) =>
        who.get(`/api/cancellations/${await make()}`),
      ),
    'POST /api/cancellations/:id/approve': (who) => [
      askedFor().then(({ id }) => who.post(`/api/cancellations/${id}/approve`)),
      askedFor().then(({ id, linkId }) => {
        server.sandbox.control.changeLink(linkId, { status: 'Held for Zubinqa Canaryvala 9753186420' });
        return who.post(`/api/cancellations/${id}/approve`);
      }),
    ],
    'POST /api/cancellations/:id/decline': (who) => [
      askedFor().then(({ id }) => who.post(`/api/cancellations/${id}/decline`, { reason: TYPED })),
    ],
    'POST /api/cancellations/:id/ask-again': (who) => [
      inDoubt().then((id) => who.post(`/api/cancellations/${id}/ask-again`, { attempts: 1 })),
    ],
    'POST /api/cancellations/:id/close': (who) => [
      inDoubt().then((id) =>
        who.post(`/api/cancellations/${id}/close`, {
          ticket: TYPED.slice(0, 60),
          truth: 'live',
          reason: TYPED,
        }),
      ),
    ],
    'GET /api/notices': (who) => [
      Promise.all([declined(), refusedByProvider()]).then(() => who.get('/api/notices')),
    ],
    'POST /api/notices/:id/read': (who) => [who.post(`/api/notices/${crypto.randomUUID()}/read`)],
    'GET /api/audit-entries': (who) => [
      who.get('/api/audit-entries'),
      who.get(`/api/audit-entries?subject=${RECIPIENT.mobile}`),
    ],
    'POST /api/audit-entries/exports': (who) => [who.post('/api/audit-entries/exports')],
    'GET /api/audit-entries/verification': (who) => [who.get('/api/audit-entries/verification')],
    'GET /api/exports/:id.csv': (who) => [
      who.post<{ id: string }>('/api/audit-entries/exports').then(async ({ status, body }) => {
        if (status !== 200) return body;
        const file = await fetch(new URL(`/api/exports/${body.id}.csv`, server.origin), {
          headers: { Cookie: who.cookie },
        });
        expect(file.status).toBe(200);
        return file.text();
      }),
    ],
  };

  test('each endpoint is asked here, or says nothing about a link', () => {
    const missing = ALL_ENDPOINTS.map(({ method, path }) => `${method} ${path}`).filter(
      (name) => !Object.hasOwn(REQUESTS, name) && !NOT_ABOUT_LINKS.includes(name) && !OF_PEOPLE.test(name),
    );
    expect(missing).toEqual([]);
  });

  describe.each(Role.options)('as an %s', (role) => {
    test.each(Object.keys(REQUESTS))('%s tells nothing it should not', async (name) => {
      const answers = await Promise.all(REQUESTS[name]?.(people[role]) ?? []);
      expect(answers.length).toBeGreaterThan(0);
      const told = JSON.stringify(answers);
      expect(leaksIn(told, SEES_NAMES[role])).toEqual([]);
    });

    test('a provider that refuses to answer repeats nobody’s data in its sentence', async () => {
      const text = `No such thing for ${ODD.slice(1).join(' ').slice(0, 180)}`;
      for (const call of ['track', 'list'] as const) {
        server.sandbox.control.setFault({
          fault: 'answer',
          call,
          statuscode: 'IRA',
          status: text,
          data: null,
        });
        const who = people[role];
        const told = [await search(who, 'Zubinqa'), await link(who, oddLink())];
        await server.sandbox.control.clearFaults();
        expect(leaksIn(JSON.stringify(told), SEES_NAMES[role], SEES_NAMES[role] ? [] : undefined)).toEqual(
          [],
        );
      }
    });

    test('while the recipient’s name is not known here, what is typed is masked all the same', async () => {
      const id = oddLink();
      server.sandbox.control.setFault({ fault: 'http-status', call: 'list', httpStatus: 400 });
      try {
        await askedFor(id);
        const who = people[role];
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
        await server.sandbox.control.clearFaults();
      }
    });
  });

  test('who may reveal is shown the whole value, and nobody else', async () => {
    for (const role of Role.options) {
      const reply = await people[role].post(`/api/payout-links/${oddLink()}/reveals`, { field: 'mobile' });
      expect([role, JSON.stringify(reply).includes(RECIPIENT.mobile)]).toEqual([
        role,
        REVEALS.includes(role),
      ]);
    }
  });

  test('an agent gets no field for the link’s own address, the others its end', async () => {
    for (const role of Role.options) {
      const { body } = await people[role].get<PayoutLink>(`/api/payout-links/${oddLink()}`);
      expect([role, body.url, body.qrUrl]).toEqual(
        role === 'agent' ? [role, undefined, undefined] : [role, '••••Zk', '••••Zk'],
      );
    }
  });

  test('nobody signed in is told nothing at all', async () => {
    for (const requests of Object.values(REQUESTS)) {
      const told = JSON.stringify(
        await Promise.all(requests(browserOf(server)).map((one) => one.catch(() => null))),
      );
      expect(leaksIn(told, false)).toEqual([]);
    }
  });

  test('the audit log, all of it, names nobody, not even to those who may see names', async () => {
    for (let cursor: string | null = ''; cursor !== null;) {
      const path: string = `/api/audit-entries${cursor === '' ? '' : `?cursor=${cursor}`}`;
      const { body } = await people.approver.get<{ nextCursor: string | null }>(path);
      expect(leaksIn(JSON.stringify(body), false)).toEqual([]);
      cursor = body.nextCursor;
    }
  });

  test('the log has none of it, at its most talkative', () => {
    expect(leaksIn(server.logged(), false)).toEqual([]);
    expect(server.logged().length).toBeGreaterThan(1000);
  });
});

/** Whatever is left of the recipient when spaces, signs, accents and scripts are looked through. */
function leaksIn(told: string, withNames: boolean, code: string[] = [CODE.toLowerCase()]): string[] {
  const { text } = foldText(told);
  const letters = text.replace(/[^\p{L}•]+/gu, '');
  const digits = [...text]
    .map((one) => (/[०-९]/.test(one) ? String(one.charCodeAt(0) - 0x966) : one))
    .join('');
  const numbers = digits.replace(/[\s().-]+/g, '');
  const around = (where: string, piece: string) => {
    const at = where.indexOf(piece);
    return at < 0 ? [] : [where.slice(Math.max(0, at - 60), at + 60)];
  };
  return [
    ...(withNames ? [] : ['zubinqa', 'canaryvala'].flatMap((name) => around(letters, name))),
    ...['zubinqa.canary', 'zubinqa88', ...code].flatMap((piece) => around(text, piece)),
    ...[RECIPIENT.mobile, ACCOUNT].flatMap((number) => around(numbers, number)),
  ];
}

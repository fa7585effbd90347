import { expect } from 'vitest';
import { RECIPIENT, TYPED } from './canary.ts';
import { fetchCsv } from './fetch-csv.ts';
import { ACCOUNT, CODE, ODD, VPA } from './leaks-in.ts';
import type { OddDesk } from './odd-desk.ts';
import type { Browser } from './sign-in.ts';

/** Every way to have something about a link answered, and to be refused it. */
export const requestsAboutLinks = ({
  server,
  oddLink,
  key,
  seenBy,
  askedFor,
  inDoubt,
  refusedByProvider,
  declined,
  link,
  search,
}: OddDesk): Record<string, (who: Browser) => Promise<unknown>[]> => ({
  'POST /api/payout-links/search': (who) => [
    search(who, oddLink()),
    ...[RECIPIENT.name, RECIPIENT.mobile, RECIPIENT.email, '', `₹ ${ACCOUNT}`].map((q) => search(who, q)),
    ...[ACCOUNT, ACCOUNT.slice(-4), RECIPIENT.mobile.slice(-6), `https://instant.pe/${CODE}`, VPA, TYPED].map(
      (q) => search(who, q),
    ),
    // Several lines, each read and told by itself, and filters that hide what was found.
    search(who, [RECIPIENT.mobile, RECIPIENT.email, oddLink(), `UTR ${ACCOUNT}`].join('\n')),
    who.post('/api/payout-links/search', { q: RECIPIENT.mobile, status: ['EXPIRED'] }),
    who.post('/api/payout-links/search', { purpose: `Refund to ${RECIPIENT.name}` }),
    who.post('/api/payout-links/search', { worklist: 'waiting-for-approval', sort: 'expires' }),
  ],
  'GET /api/worklists': (who) => [askedFor().then(() => who.get('/api/worklists'))],
  'GET /api/purposes': (who) => [
    search(who, oddLink()).then(() => who.get('/api/purposes')),
    search(who, RECIPIENT.mobile).then(() => who.get('/api/purposes')),
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
    server().sandbox.control.setFault({ fault: 'answer', call: 'notify', linkId: refused, ...answer });
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
      server().sandbox.control.changeLink(linkId, { status: 'Held for Zubinqa Canaryvala 9753186420' });
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
  'GET /api/directory': (who) => [who.get('/api/directory')],
  'POST /api/payout-links/exports': (who) =>
    [RECIPIENT.mobile, 'zubinqa canaryvala', ''].map(async (q) => {
      await search(who, oddLink());
      const { status, body } = await who.post<{ id: string }>('/api/payout-links/exports', { q });
      return status === 200 ? fileOf(server(), who, body.id) : body;
    }),
  // What somebody typed into a view of their own is theirs to see again; everybody else reads of it in the audit log.
  'POST /api/saved-views': (who) => [
    who
      .post<object>('/api/saved-views', {
        name: TYPED.slice(0, 60),
        filter: { q: TYPED, purpose: TYPED },
      })
      .then(({ body }) => ({ ...body, name: undefined, filter: undefined })),
  ],
  'GET /api/saved-views': (who) => [
    who.get<{ items?: object[] }>('/api/saved-views').then(({ body }) => ({
      ...body,
      items: body.items?.map((view) => ({ ...view, name: undefined, filter: undefined })),
    })),
  ],
  'POST /api/saved-views/:id/remove': (who) => [
    who
      .post<{ id: string }>('/api/saved-views', { name: RECIPIENT.name, filter: { q: RECIPIENT.mobile } })
      .then(({ body }) => who.post(`/api/saved-views/${body.id}/remove`)),
  ],
  'GET /api/exports/:id.csv': (who) => [
    who
      .post<{ id: string }>('/api/audit-entries/exports')
      .then<unknown>(({ status, body }) => (status === 200 ? fileOf(server(), who, body.id) : body)),
  ],
});

async function fileOf(server: { origin: string }, who: Browser, id: string): Promise<string> {
  const { status, text } = await fetchCsv(who, server, id);
  expect(status).toBe(200);
  return text;
}

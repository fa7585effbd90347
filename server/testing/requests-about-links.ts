import { expect } from 'vitest';
import { RECIPIENT, TYPED } from './canary.ts';
import { ACCOUNT, ODD, VPA } from './leaks-in.ts';
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
  'GET /api/exports/:id.csv': (who) => [
    who.post<{ id: string }>('/api/audit-entries/exports').then(async ({ status, body }) => {
      if (status !== 200) return body;
      const file = await fetch(new URL(`/api/exports/${body.id}.csv`, server().origin), {
        headers: { Cookie: who.cookie },
      });
      expect(file.status).toBe(200);
      return file.text();
    }),
  ],
});

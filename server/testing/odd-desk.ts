import { afterAll, beforeAll, expect } from 'vitest';
import type { CancelOperation } from '../contract/cancellations.ts';
import type { PayoutLink } from '../contract/payout-links.ts';
import { Role } from '../contract/permissions.ts';
import { RECIPIENT, TYPED } from './canary.ts';
import type { TestDatabase } from './databases.ts';
import { ACCOUNT, CODE, ODD, VPA } from './leaks-in.ts';
import { signIn, type Browser } from './sign-in.ts';
import { startServer, type TestServer } from './start-server.ts';

export type OddDesk = ReturnType<typeof useOddDesk>;

/** A server with one person of each role, where everything that is written or typed holds the recipient’s data. */
export function useOddDesk(kind: TestDatabase) {
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

  return {
    server: () => server,
    people: () => people,
    ...{ oddLink, key, seenBy, askedFor, inDoubt, refusedByProvider, declined, link, search },
  };
}

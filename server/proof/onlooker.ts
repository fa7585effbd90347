import type { CancelOperation } from '../contract/cancellations.ts';
import type { PayoutLink } from '../contract/payout-links.ts';
import type { Problem } from '../contract/problem.ts';
import type { Session } from '../contract/session.ts';
import type { Happening } from '../simulation/history.ts';
import { browserOf, signIn, type Browser, type Reply } from '../testing/sign-in.ts';

/** Null: no answer came, because the server died or was stopped. */
export type Answer<Body> = Reply<Body> | null;
export type Intent = { linkId: string; key: string; seen: PayoutLink['cancellation']['seen'] };

/** One person at a screen, who writes down everything they were told; instants are ms UTC. */
export type Onlooker = {
  personId: string;
  /** Goes to another server, or to the same one after its restart, with the same cookie. */
  goTo(server: { origin: string }): void;
  look(linkId: string): Promise<Answer<PayoutLink | Problem>>;
  intend(linkId: string): Promise<Intent>;
  click(intent: Intent): Promise<Answer<CancelOperation | Problem>>;
  read(operationId: string): Promise<Answer<CancelOperation | Problem>>;
  verifyAudit(): Promise<boolean>;
};

export async function createOnlooker(
  server: { origin: string },
  happenings: Happening[],
  person = 1,
): Promise<Onlooker> {
  const { cookie } = await signIn(server, 'operator', person);
  let browser: Browser = browserOf(server, cookie);
  let auditor = await signIn(server, 'auditor', person);
  const { body: session } = await browser.get<Session>('/api/session');
  const personId = session.person.id;

  async function heard<Body>(
    asking: () => Promise<Reply<Body>>,
    note: (askedAt: number, reply: Reply<Body>) => void,
  ) {
    const askedAt = Date.now();
    try {
      const reply = await asking();
      note(askedAt, reply);
      return reply;
    } catch {
      return null;
    }
  }

  function told(askedAt: number, { state, label, answers, final, id }: CancelOperation): void {
    const byPeople = state === 'closed-by-people';
    happenings.push({
      ...{ kind: 'told', at: Date.now(), askedAt, operationId: id },
      told: { state, label, answers, final, byPeople },
    });
  }

  async function look(linkId: string) {
    return heard(
      () => browser.get<PayoutLink | Problem>(`/api/payout-links/${linkId}?fresh=1`),
      (askedAt, { body }) => {
        if (!('providerStatus' in body) || body.stale) return;
        happenings.push({ kind: 'looked', at: Date.now(), askedAt, linkId, status: body.providerStatus });
        const operation = body.openOperation ?? body.lastOperation;
        if (operation !== null) told(askedAt, operation);
      },
    );
  }

  return {
    personId,
    look,
    goTo(other) {
      browser = browserOf(other, browser.cookie);
      auditor = browserOf(other, auditor.cookie);
    },
    async intend(linkId) {
      const looked = await look(linkId);
      if (looked === null || !('cancellation' in looked.body)) throw new Error('the link could not be seen');
      return { linkId, key: crypto.randomUUID(), seen: looked.body.cancellation.seen };
    },
    click: ({ linkId, key, seen }) =>
      heard(
        () =>
          browser.post<CancelOperation | Problem>(
            `/api/payout-links/${linkId}/cancellations`,
            { reason: 'Wrong amount', seen },
            { 'Idempotency-Key': key },
          ),
        (askedAt, { body }) => {
          if ('state' in body) told(askedAt, body);
          else if (/nothing was (sent|done)/i.test(body.detail))
            happenings.push({
              ...{ kind: 'told-nothing-sent', at: Date.now(), operationId: null },
              ...{ actorId: personId, key, code: body.code },
            });
        },
      ),
    read: (operationId) =>
      heard(
        () => browser.get<CancelOperation | Problem>(`/api/cancellations/${operationId}`),
        (askedAt, { body }) => {
          if ('state' in body) told(askedAt, body);
        },
      ),
    async verifyAudit() {
      const { body } = await auditor.get<{ intact: boolean }>('/api/audit-entries/verification');
      return body.intact;
    },
  };
}

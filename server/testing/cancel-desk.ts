import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import type { CancelOperation } from '../contract/cancellations.ts';
import type { PayoutLink } from '../contract/payout-links.ts';
import type { Problem } from '../contract/problem.ts';
import type { SeenLink } from '../contract/seen-link.ts';
import type { TestDatabase } from './databases.ts';
import type { FreshDatabase } from './fresh-sqlite.ts';
import { signIn, type Browser } from './sign-in.ts';
import { startServer, type TestServer } from './start-server.ts';

/** A minute takes 3 s. */
export const PACE = 0.05;
export const QUIET_S = 5;
export const DEADLINE_MS = 20_000;
const HURRIED = {
  CANCEL_PACE: String(PACE),
  CANCEL_QUIET_PERIOD_S: String(QUIET_S),
  CANCEL_DEADLINE_MS: String(DEADLINE_MS),
};
/** How long tracking may take to settle a cancel at this pace. */
export const SETTLING = { timeout: 40_000, interval: 100 };

/** A server of its own with two operators at it, where cancels are hurried. */
export function useDesk(kind: TestDatabase, env: Record<string, string> = {}) {
  const desk = {} as ReturnType<typeof deskOf>;
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await kind.fresh();
    const server = await startServer({ database, env: { ...HURRIED, ...env } });
    const people = {
      operator: await signIn(server, 'operator', 1),
      colleague: await signIn(server, 'operator', 2),
    };
    Object.assign(desk, deskOf(server, people));
  });
  afterAll(async () => {
    await desk.server.close();
    await database.drop();
  });
  return desk;
}

function deskOf(server: TestServer, people: { operator: Browser; colleague: Browser }) {
  const { control } = server.sandbox;
  async function linkIn(status: string): Promise<{ id: string; seen: SeenLink }> {
    const { id } = control.makeLink({ status });
    const { body } = await people.operator.get<PayoutLink>(`/api/payout-links/${id}`);
    return { id, seen: body.cancellation.seen };
  }
  async function operation(id: string): Promise<CancelOperation> {
    return (await people.operator.get<CancelOperation>(`/api/cancellations/${id}`)).body;
  }
  return {
    ...people,
    server,
    linkIn,
    issuedLink: () => linkIn('ISSUED'),
    operation,
    stateOf: async (id: string) => (await operation(id)).state,
    cancelsOf: (linkId: string) => control.ledger({ call: 'cancel', linkId }).length,
    cancel(
      by: Browser,
      id: string,
      seen: SeenLink,
      {
        reason = 'Duplicate',
        ticket,
        key: idempotencyKey = randomUUID(),
      }: { reason?: string; ticket?: string; key?: string } = {},
    ) {
      const body = { reason, seen, ...(ticket === undefined ? {} : { ticket }) };
      const headers = { 'Idempotency-Key': idempotencyKey };
      return by.post<CancelOperation & Problem>(`/api/payout-links/${id}/cancellations`, body, headers);
    },
    restart: () => server.restart(),
  };
}

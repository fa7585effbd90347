import type { AuditEntry } from '../audit/append-audit-entry.ts';
import { lastAttempt, type CancelHappening, type CancelOperation, type Person } from './cancel-operation.ts';

const LINKDESK: Person = { id: 'linkdesk', name: 'Linkdesk' };

/** Also where the state stays: a reply that waits for a second person is an act of the first. */
const ALWAYS_ENTERED: ReadonlySet<CancelHappening['type']> = new Set(['clock-jumped', 'closed']);

/** The entry for what was just decided; null when only the time of the next check moved. */
export function auditOf(
  before: CancelOperation | null,
  happened: CancelHappening,
  after: CancelOperation,
  at: number,
): AuditEntry | null {
  const attempt = lastAttempt(after);
  const sameAttempt =
    attempt?.class === (before && lastAttempt(before)?.class) &&
    before?.attempts.length === after.attempts.length;
  if (before?.state === after.state && sameAttempt && !ALWAYS_ENTERED.has(happened.type)) return null;
  return {
    actor: actorOf(happened, after),
    action: `cancel-${happened.type}`,
    subject: { type: 'payout-link', id: after.linkId },
    detail: {
      operation: after.id,
      from: before?.state ?? null,
      to: after.state,
      attempt: attempt?.n ?? null,
      class: attempt?.class ?? null,
      statusCode: attempt?.statusCode ?? null,
      providerReference: attempt?.providerReference ?? null,
      tracked: happened.type === 'tracked' ? happened.sighting.providerStatus : null,
      ...words(happened),
    },
    at,
  };
}

function actorOf(happened: CancelHappening, after: CancelOperation): Person {
  if (happened.type === 'requested') return after.actor;
  if (happened.type === 'closed') return happened.closure.by;
  return 'by' in happened ? happened.by : LINKDESK;
}

/** Reasons are masked before they reach an operation. */
function words(happened: CancelHappening): Record<string, string | number | null> {
  switch (happened.type) {
    case 'requested': {
      const { reason, ticket, seen } = happened.request;
      return { reason, ticket, amountPaise: seen.amount, lastActivityAt: seen.lastActivityAt };
    }
    case 'declined':
      return { reason: happened.because };
    case 'closed':
      return {
        reason: happened.closure.because,
        truth: happened.closure.truth,
        ticket: happened.closure.providerTicket,
      };
    default:
      return {};
  }
}

import type { AuditEntry } from '../audit/append-audit-entry.ts';
import { maskUnknownWords } from '../masking/mask-unknown-words.ts';
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
function words(happened: CancelHappening): AuditEntry['detail'] {
  switch (happened.type) {
    case 'requested': {
      const { reason, ticket, seen, askedOfFinance, namesUnknown } = happened.request;
      return {
        reason: kept(reason, namesUnknown),
        ticket: ticket === null ? null : kept(ticket, namesUnknown),
        amountPaise: seen.amount,
        lastActivityAt: seen.lastActivityAt,
        ...(askedOfFinance ? { askedOfFinance } : {}),
      };
    }
    case 'declined':
      return { reason: kept(happened.because, happened.namesUnknown) };
    case 'closed':
      return {
        reason: kept(happened.closure.because, happened.namesUnknown),
        truth: happened.closure.truth,
        ticket: kept(happened.closure.providerTicket, happened.namesUnknown),
      };
    default:
      return {};
  }
}

/** An entry stands for good: where the recipient’s name was not known, every word that may be one is masked in it. */
function kept(text: string, namesUnknown: boolean | undefined): string {
  return namesUnknown === true ? maskUnknownWords(text) : text;
}

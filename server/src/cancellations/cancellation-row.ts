import type { CancelState } from '../../contract/cancellations.ts';
import type { CancelAttemptRow, CancellationRow } from '../database/tables.ts';
import { isOpen, type Attempt, type CancelOperation } from './cancel-operation.ts';

/** What only the reducer reads stands in one JSON column; what is searched for has its own. */
const IN_DETAIL = [
  'actorEmail',
  'askedOfFinance',
  'namesUnknown',
  'sendLeaseUntil',
  'jumpedAt',
  'unknownSince',
  'lastTrack',
  'claimSeen',
  'issued',
  'contradictedSince',
  'contradicted',
  'approvedBy',
  'notAllowed',
  'declined',
  'proposal',
  'closure',
  'reported',
  'supersededBy',
  'endedAt',
] as const satisfies readonly (keyof CancelOperation)[];
type Detail = Pick<CancelOperation, (typeof IN_DETAIL)[number]>;

/** What older rows do not say. */
const NOT_SAID: Pick<Detail, 'actorEmail' | 'askedOfFinance' | 'namesUnknown' | 'notAllowed'> = {
  actorEmail: null,
  askedOfFinance: false,
  namesUnknown: true,
  notAllowed: null,
};

/** Without the settler's lease, which is not part of the operation. */
export function toCancellationRow(operation: CancelOperation): Omit<CancellationRow, 'lease_until'> {
  return {
    id: operation.id,
    environment: operation.environment,
    link_id: operation.linkId,
    state: operation.state,
    version: operation.version,
    actor_id: operation.actor.id,
    actor_name: operation.actor.name,
    idempotency_key: operation.idempotencyKey,
    request_hash: operation.requestHash,
    amount_paise: operation.seen.amount,
    reason: operation.reason,
    ticket: operation.ticket,
    seen: JSON.stringify(operation.seen),
    created_at: operation.createdAt,
    updated_at: operation.updatedAt,
    click_at: operation.clickAt,
    quiet_until: operation.quietUntil,
    next_check_at: operation.dueAt,
    watch_until: operation.watchUntil,
    checks: operation.checks,
    detail: JSON.stringify(Object.fromEntries(IN_DETAIL.map((key) => [key, operation[key]]))),
    open: isOpen(operation) ? 1 : 0,
  };
}

export function fromCancellationRow(row: CancellationRow, attempts: CancelAttemptRow[]): CancelOperation {
  return {
    id: row.id,
    environment: row.environment,
    linkId: row.link_id,
    state: row.state as CancelState,
    version: row.version,
    actor: { id: row.actor_id, name: row.actor_name },
    idempotencyKey: row.idempotency_key,
    requestHash: row.request_hash,
    reason: row.reason,
    ticket: row.ticket,
    seen: JSON.parse(row.seen) as CancelOperation['seen'],
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    clickAt: row.click_at,
    attempts: attempts.map(fromAttemptRow),
    quietUntil: row.quiet_until,
    checks: row.checks,
    dueAt: row.next_check_at,
    watchUntil: row.watch_until,
    ...NOT_SAID,
    ...(JSON.parse(row.detail) as Detail),
  };
}

export function toAttemptRow(operationId: string, attempt: Attempt): CancelAttemptRow {
  return {
    operation_id: operationId,
    n: attempt.n,
    class: attempt.class,
    because: attempt.because,
    status_code: attempt.statusCode,
    provider_reference: attempt.providerReference,
    body_hash: attempt.bodyHash,
    started_at: attempt.startedAt,
    ended_at: attempt.endedAt,
  };
}

function fromAttemptRow(row: CancelAttemptRow): Attempt {
  return {
    n: row.n,
    class: row.class as Attempt['class'],
    because: row.because,
    statusCode: row.status_code,
    providerReference: row.provider_reference,
    bodyHash: row.body_hash,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}

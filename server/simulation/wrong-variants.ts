/** One mistake somebody could make, as replacements in production's own text. Each must fit exactly once. */
export type WrongVariant = { name: string; edits: readonly Edit[] };
type Edit = { file: string; find: string; replace: string };

const REDUCER = 'cancellations/send-cancel-attempt.ts';
const VERDICT = 'instantpay/cancel-verdict.ts';
const EXECUTOR = 'cancellations/run-cancellations.ts';
const ASKING = 'cancellations/cancel-payout-link.ts';
const STORE = 'cancellations/cancellation-store.ts';
const AUTHORITY = 'cancellations/cancel-authority.ts';
const TABLES = 'database/migrations/0001-first-tables.ts';

const NO_ANSWER = "  if (seen.kind === 'no-answer') return withoutAnswer('unknown', NOT_ANSWERED[seen.how]);";
const ANSWERED_UNKNOWN = "  if (verdict.class !== 'not-sent') return doubt(answered, event, times);";
const ANSWERED_REFUSED = "  if (verdict.class === 'refused') {";

/** The eleven of the specification, and one that a review found. */
export const WRONG_VARIANTS: readonly WrongVariant[] = [
  {
    name: 'retry on timeout',
    edits: [
      {
        file: REDUCER,
        find: ANSWERED_UNKNOWN,
        replace: `  if (/in time/.test(verdict.because) && operation.attempts.length < 3)
    return { operation: answered, effects: [{ type: 'begin', afterMs: 0 }] };
${ANSWERED_UNKNOWN}`,
      },
      {
        file: REDUCER,
        find: "attempts.every(({ class: proof }) => proof === 'not-sent')",
        replace:
          "attempts.every(({ class: proof, because }) => proof === 'not-sent' || /in time/.test(because ?? ''))",
      },
    ],
  },
  {
    name: 'timeout = failed',
    edits: [
      {
        file: VERDICT,
        find: NO_ANSWER,
        replace: `  if (seen.kind === 'no-answer' && seen.how === 'timeout') return withoutAnswer('refused', 'failed');
${NO_ANSWER}`,
      },
    ],
  },
  {
    name: '5xx = failed',
    edits: [
      {
        file: VERDICT,
        find: NO_ANSWER,
        replace: `${NO_ANSWER}
  if (seen.status >= 500) return withoutAnswer('refused', 'failed');`,
      },
    ],
  },
  {
    name: 'HTTP 200 = success',
    edits: [
      {
        file: VERDICT,
        find: NO_ANSWER,
        replace: `${NO_ANSWER}
  if (seen.status === 200) return withoutAnswer('accepted', 'cancelled');`,
      },
      {
        file: REDUCER,
        find: ANSWERED_REFUSED,
        replace: `  if (verdict.class === 'accepted') return endCancel(answered, 'cancelled', event, times);
${ANSWERED_REFUSED}`,
      },
    ],
  },
  {
    name: 'no quiet period',
    edits: [
      {
        file: REDUCER,
        find: 'quietUntil: event.at + times.quiet,',
        replace: 'quietUntil: event.at,',
      },
    ],
  },
  {
    name: 'recovery re-sends',
    edits: [
      {
        file: 'cancellations/pass-time.ts',
        find: '        : doubt(operation, event, times);',
        replace: '        : newAttempt(operation, event, times);',
      },
      {
        file: 'cancellations/pass-time.ts',
        find: 'import { endUnlessAskedBefore }',
        replace: 'import { endUnlessAskedBefore, newAttempt }',
      },
    ],
  },
  {
    name: 'no per-link lock',
    edits: [
      {
        file: TABLES,
        find: '`create unique index cancellation_one_open',
        replace: '`create index cancellation_one_open',
      },
      { file: ASKING, find: '  if (open === null) return;', replace: '  if (open !== undefined) return;' },
      { file: STORE, find: 'if (earlier.some((other) =>', replace: 'if ([].some((other) =>' },
    ],
  },
  {
    name: 'no idempotency key',
    edits: [
      {
        file: TABLES,
        find: 'check (open in (0, 1)),\n    unique (actor_id, idempotency_key)',
        replace: 'check (open in (0, 1))',
      },
      {
        file: ASKING,
        find: '  return earlier;\n',
        replace: '  return null;\n',
      },
    ],
  },
  {
    name: 'reset = not sent',
    edits: [
      {
        file: VERDICT,
        find: NO_ANSWER,
        replace: `  if (seen.kind === 'no-answer' && seen.how === 'broken') return withoutAnswer('not-sent', 'not sent');
${NO_ANSWER}`,
      },
    ],
  },
  {
    name: 'call before the intent is stored',
    edits: [
      {
        file: EXECUTOR,
        find: "      committed = await commit(parts, operation.id, { type: 'send-began' }, turn);",
        replace: `      early.set(operation.id, parts.instantpay.cancel(operation.linkId, { endpointIp: '127.0.0.1', priority: 'cancel' }, () => true));
      committed = await commit(parts, operation.id, { type: 'send-began' }, turn);`,
      },
      {
        file: EXECUTOR,
        find: '  return instantpay.cancel(operation.linkId,',
        replace: `  const sent = early.get(operation.id);
  early.delete(operation.id);
  return sent ?? instantpay.cancel(operation.linkId,`,
      },
      {
        file: EXECUTOR,
        find: 'export type Cancellations = ',
        replace: `const early = new Map<string, Promise<WriteVerdict>>();
export type Cancellations = `,
      },
    ],
  },
  {
    name: '"already cancelled" = refused and re-sent',
    edits: [
      {
        file: VERDICT,
        find: "  if (write.call === 'cancel' && speaksOfCancelled(envelope.text)) {",
        replace: `  if (write.call === 'cancel' && speaksOfCancelled(envelope.text)) {
    return { class: 'refused', because: 'already cancelled' };
  }
  if (write.call === 'cancel' && speaksOfCancelled(envelope.text)) {`,
      },
      {
        file: REDUCER,
        find: ANSWERED_REFUSED,
        replace: `  if (verdict.because === 'already cancelled' && operation.attempts.length < 3)
    return newAttempt(answered, event, times);
${ANSWERED_REFUSED}`,
      },
    ],
  },
  {
    name: 'permission read once, when the request came',
    edits: [
      {
        file: AUTHORITY,
        find: '    if (permission !== null) {',
        replace: '    if (permission === undefined) {',
      },
      {
        file: AUTHORITY,
        find: "    if (happened.type !== 'send-began' || before === null) return happened;",
        replace: '    if (before !== undefined) return happened;',
      },
    ],
  },
];

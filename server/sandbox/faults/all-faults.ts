import * as broken from './broken-connection-faults.ts';
import * as effects from './effect-faults.ts';
import type { Fault } from './exchange.ts';
import type { Effect, FaultSpec } from './fault-spec.ts';
import { httpStatus } from './http-status-fault.ts';
import * as malformed from './malformed-faults.ts';
import * as oversized from './oversized-faults.ts';
import * as slow from './slow-faults.ts';
import * as texts from './text-faults.ts';
import * as unreadable from './unreadable-faults.ts';
import * as untrue from './untrue-answer-faults.ts';

/** Every fault a request can meet, by name. Those a connection meets are in connection-gate.ts. */
export const FAULTS = {
  delay: slow.delay,
  'hang-before-headers': slow.hangBeforeHeaders,
  'headers-dribble': slow.headersDribble,
  'body-dribble': slow.bodyDribble,
  'reset-after-request': broken.resetAfterRequest,
  'fin-after-request': broken.finAfterRequest,
  // Only where the connection has carried a request before: the fault book sees to that.
  'stale-keep-alive': broken.resetAfterRequest,
  'cut-mid-body': broken.cutMidBody,
  'short-content-length': broken.shortContentLength,
  'broken-chunk': broken.brokenChunk,
  'truncated-json': unreadable.truncatedJson,
  'html-200': unreadable.html200,
  'wrong-content-type': unreadable.wrongContentType,
  'no-content-type': unreadable.noContentType,
  'empty-200': unreadable.empty200,
  'empty-204': unreadable.empty204,
  'http-status': httpStatus,
  'huge-body': oversized.hugeBody,
  'endless-body': oversized.endlessBody,
  'gzip-bomb': oversized.gzipBomb,
  'big-headers': oversized.bigHeaders,
  'many-1xx': oversized.many1xx,
  'cl-and-te': malformed.clAndTe,
  'garbage-bytes': malformed.garbageBytes,
  'deep-json': malformed.deepJson,
  'duplicate-keys': malformed.duplicateKeys,
  'proto-keys': malformed.protoKeys,
  answer: untrue.answer,
  'unknown-code': untrue.unknownCode,
  'unknown-state': untrue.unknownState,
  'wrong-types': untrue.wrongTypes,
  'missing-fields': untrue.missingFields,
  'extra-fields': untrue.extraFields,
  'other-environment': untrue.otherEnvironment,
  'other-id': untrue.otherId,
  'impossible-timestamps': untrue.impossibleTimestamps,
  'tup-then-effect': effects.underProcess,
  'tup-never': effects.underProcess,
  'txn-no-effect': effects.saysYes,
  'late-effect': effects.honest,
  'claim-wins': effects.honest,
  flap: effects.flap,
  'weird-text': texts.weirdText,
  'echo-secret': texts.echoSecret,
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

const EFFECTS: Partial<Record<FaultSpec['fault'], Effect>> = {
  'stale-keep-alive': 'never',
  'tup-then-effect': 1000,
  'tup-never': 'never',
  'txn-no-effect': 'never',
  'late-effect': 1000,
  'claim-wins': 'claim',
};

/** The effect a fault has unless the spec says another. An `answer` other than yes has none. */
export function effectOf(spec: FaultSpec): Effect {
  if (spec.effect !== undefined) return spec.effect;
  if (spec.fault === 'answer' && (spec.statuscode ?? 'TXN') !== 'TXN') return 'never';
  return EFFECTS[spec.fault] ?? 'before';
}

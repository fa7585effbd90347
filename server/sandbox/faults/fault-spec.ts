import { type Call, CALLS } from '../provider-request.ts';
import type { ConnectionFault } from './connection-gate.ts';
import type { FaultName } from './all-faults.ts';

/**
 * When a Cancel or Notify takes effect: `before` the answer is sent, `after` it (200 ms later), `never`,
 * so many milliseconds after the request, or `claim`: the recipient claims first.
 */
export type Effect = 'before' | 'after' | 'never' | 'claim' | number;

/** One fault to be played. Everything but `fault` has a default. */
export type FaultSpec = {
  fault: FaultName | ConnectionFault;
  /** Default `any`. A connection fault comes before any call is known. */
  call?: Exclude<Call, 'other'> | 'any';
  /** A connection fault begins when the next such call has been answered: how to meet a Cancel after its Track. */
  after?: Exclude<Call, 'other'>;
  /** Only requests about this link. */
  linkId?: string;
  /** Played so often, then gone; without it until the faults are cleared. */
  count?: number;
  effect?: Effect;
  /** Waits so long before answering; the effect `before` comes before the wait. */
  delayMs?: number;
  /** Between two bytes of a dribble. */
  stepMs?: number;
  /** How large: of huge-body, big-headers and gzip-bomb (unpacked). */
  bytes?: number;
  /** How many: of many-1xx and deep-json. */
  times?: number;
  /** http-status and answer. */
  httpStatus?: number;
  /** http-status: `json` (default) or `html`. */
  body?: 'json' | 'html';
  /** http-status. */
  retryAfter?: string;
  /** http-status 3xx. */
  location?: string;
  /** The envelope's own fields, where a fault gives them. */
  statuscode?: string;
  status?: string;
  data?: unknown;
  environment?: string;
  /** Fields to overwrite or leave out, as dotted paths from the envelope: `data.amount`. */
  set?: Record<string, unknown>;
  drop?: string[];
  /** weird-text: the text to use. */
  text?: string;
};

const FIELDS = {
  fault: 'string',
  call: 'string',
  after: 'string',
  linkId: 'string',
  count: 'number',
  effect: 'any',
  delayMs: 'number',
  stepMs: 'number',
  bytes: 'number',
  times: 'number',
  httpStatus: 'number',
  body: 'string',
  retryAfter: 'string',
  location: 'string',
  statuscode: 'string',
  status: 'string',
  data: 'any',
  environment: 'string',
  set: 'object',
  drop: 'object',
  text: 'string',
} satisfies Record<keyof FaultSpec, string>;

const EFFECTS = ['before', 'after', 'never', 'claim'];

/** Checks what came over the control port: a mistyped fault must not be played as none. */
export function readFaultSpec(value: Record<string, unknown>, names: readonly string[]): FaultSpec {
  for (const [field, given] of Object.entries(value)) {
    const wanted = (FIELDS as Record<string, string>)[field];
    if (wanted === undefined) throw new Error(`A fault has no field ${field}`);
    if (wanted !== 'any' && typeof given !== wanted) throw new Error(`${field} must be a ${wanted}`);
  }
  const { fault, call = 'any', after = 'any', effect = 'before' } = value;
  if (!names.includes(fault as string)) throw new Error(`There is no fault ${String(fault)}`);
  for (const named of [call, after]) {
    if (![...CALLS, 'any'].includes(named as string)) throw new Error(`There is no call ${String(named)}`);
  }
  if (typeof effect !== 'number' && !EFFECTS.includes(effect as string)) {
    throw new Error(`There is no effect ${String(effect)}`);
  }
  return value as FaultSpec;
}

import * as z from 'zod/mini';
import { SeenLink } from './seen-link.ts';

/** Every way a request can fail, and the HTTP status it is sent with. A closed list: screens switch on it. */
export const PROBLEM_STATUS = {
  'invalid-input': 400,
  'not-signed-in': 401,
  'sign-in-again': 401,
  forbidden: 403,
  'not-found': 404,
  'link-not-found': 404,
  'method-not-allowed': 405,
  'operation-open': 409,
  'link-changed': 409,
  'not-cancellable': 409,
  'key-reused': 422,
  'too-many-requests': 429,
  overloaded: 503,
  'provider-unreachable': 503,
  'provider-refused': 502,
  'provider-unclear': 502,
  'provider-misconfigured': 502,
  'wrong-environment': 502,
  'not-recorded': 503,
  'sign-in-unreachable': 503,
  unexpected: 500,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;
export const ProblemCode = z.enum(Object.keys(PROBLEM_STATUS) as [ProblemCode, ...ProblemCode[]]);

/** The one error body, `application/problem+json` (RFC 9457). */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** One sentence a person can act on; never text of an unexpected error. */
  detail: z.string(),
  code: ProblemCode,
  requestId: z.string(),
  /** The provider's `ipay_uuid`, to quote to its support. */
  providerReference: z.optional(z.string()),
  /** `link-changed`: what the person saw, and what the provider says now. */
  seen: z.optional(SeenLink),
  now: z.optional(SeenLink),
  /** `operation-open`: the operation that stands in the way. */
  operation: z.optional(z.strictObject({ id: z.string(), actor: z.string(), createdAt: z.string() })),
});
export type Problem = z.infer<typeof Problem>;

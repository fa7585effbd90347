import type * as z from 'zod/mini';
import type { Permission } from './permissions.ts';

/**
 * An endpoint is one object that the server mounts and the browser calls, so a wrong field on
 * either side does not compile, and a route without a permission cannot exist.
 */
export type Endpoint = {
  /** What it does, as one imperative sentence; it becomes the summary in openapi.json. */
  readonly does: string;
  readonly method: 'GET' | 'POST';
  readonly path: `/${string}`;
  /**
   * `anyone` needs no session; `signing-in` one of any stage, before the second factor too; `signed-in` a whole
   * one but no particular role.
   */
  readonly permission: Permission | 'anyone' | 'signing-in' | 'signed-in';
  readonly params?: z.ZodMiniType<Record<string, string>>;
  readonly query?: z.ZodMiniType<Record<string, string | undefined>>;
  readonly body?: z.ZodMiniType;
  readonly output: z.ZodMiniType;
  /** What the audit log calls it; refused and failed tries are entered as `<act>-refused`. */
  readonly act?: string;
  /** Needs an `Idempotency-Key` header holding a UUID. */
  readonly idempotent?: true;
  /** Needs a sign-in younger than `FRESH_SIGN_IN_S`; otherwise the answer is `sign-in-again`. */
  readonly fresh?: true;
  /** A browser walks here from another site; it is sent on to the `location` of the output. */
  readonly redirects?: true;
  /** Answers with a file of this type in place of JSON. */
  readonly download?: 'text/csv';
};

type Part<E extends Endpoint, K extends 'params' | 'query' | 'body'> = E[K] extends z.ZodMiniType
  ? { [P in K]: z.infer<E[K]> }
  : unknown;

/** What a caller gives: whichever of params, query, body and idempotency key the endpoint takes. */
export type InputOf<E extends Endpoint> = Part<E, 'params'> &
  Part<E, 'query'> &
  Part<E, 'body'> &
  (E extends { idempotent: true } ? { idempotencyKey: string } : unknown);

export type OutputOf<E extends Endpoint> = z.infer<E['output']>;

/** Keeps the literal types of an endpoint while checking its shape. */
export function endpoint<const E extends Endpoint>(definition: E): E {
  return definition;
}

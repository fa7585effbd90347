import type { ProblemCode } from '../../contract/problem.ts';
import { Failure } from '../failure.ts';
import type { Hidden } from './hidden.ts';
import { maskQuoted } from './mask-quoted.ts';

/** What the provider says of its trouble is repeated to the person who waits: without what is hidden from them. */
export async function withMaskedFailures<T>(hidden: () => Hidden, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure) || !QUOTES_PROVIDER.has(error.code)) throw error;
    throw new Failure(error.code, maskQuoted(error.message, hidden()), error.extras, error);
  }
}

const QUOTES_PROVIDER: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'provider-unreachable',
  'provider-refused',
  'provider-unclear',
  'provider-misconfigured',
  'wrong-environment',
]);

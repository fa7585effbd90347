import type { Problem, ProblemCode } from '../contract/problem.ts';

/** What a problem may carry besides its code and sentence. */
export type ProblemExtras = Partial<
  Pick<Problem, 'providerReference' | 'seen' | 'now' | 'operation'> & { retryAfterS: number }
>;

/** An error a person can be told about: a code of the closed list and one sentence, thrown once where it is known. */
export class Failure extends Error {
  readonly code: ProblemCode;
  readonly extras: ProblemExtras;

  constructor(code: ProblemCode, detail: string, extras: ProblemExtras = {}, cause?: unknown) {
    super(detail, { cause });
    this.name = 'Failure';
    this.code = code;
    this.extras = extras;
  }
}

/** The database could not be used: gone, busy, full, read-only. Whether anything was recorded is not known from this. */
export class RecordsOutOfReach extends Error {
  override readonly name = 'RecordsOutOfReach';
}

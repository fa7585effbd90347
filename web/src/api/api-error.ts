import type { Problem, ProblemCode } from '@linkdesk/server/contract/problem';

/** Beside the server's codes: no answer came, or one that this page cannot read (it may be older than the server). */
export type ApiErrorCode = ProblemCode | 'unreachable' | 'unreadable';

type Extras = Partial<Pick<Problem, 'requestId' | 'providerReference' | 'seen' | 'now' | 'operation'>> & {
  /** After how many seconds it is worth another try. */
  retryAfterS?: number;
};

/** Every way a call can fail; screens switch on `code` and print `message`. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly extras: Extras;

  constructor(code: ApiErrorCode, message: string, extras: Extras = {}, cause?: unknown) {
    super(message, { cause });
    this.name = 'ApiError';
    this.code = code;
    this.extras = extras;
  }
}

export function isApiError(error: unknown, ...codes: ApiErrorCode[]): error is ApiError {
  return error instanceof ApiError && (codes.length === 0 || codes.includes(error.code));
}

import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { PROBLEM_STATUS, type Problem, type ProblemCode } from '../../contract/problem.ts';
import { Failure, RecordsOutOfReach } from '../failure.ts';
import { routeOf } from './request-log.ts';
import type { Log } from '../log.ts';

/** The one place that writes `application/problem+json` (RFC 9457). Unknown errors become "unexpected" without their text. */
export function sendProblem(log: Log): ErrorRequestHandler {
  // Express tells an error handler by its four parameters.
  return (error: unknown, request, response, _next) => {
    const failure = asFailure(error);
    response.locals['problem'] = failure.code;
    if (failure.code === 'unexpected' || failure.cause instanceof RecordsOutOfReach) {
      const what = failure.code === 'unexpected' ? 'unexpected failure' : 'the database could not be used';
      log.error({ requestId: requestIdOf(response), route: routeOf(request), err: error }, what);
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { retryAfterS, ...extras } = failure.extras;
    if (retryAfterS !== undefined) response.set('Retry-After', String(Math.ceil(retryAfterS)));
    const problem: Problem = {
      type: 'about:blank',
      title: TITLES[failure.code],
      status: PROBLEM_STATUS[failure.code],
      detail: failure.message,
      code: failure.code,
      requestId: requestIdOf(response),
      ...extras,
    };
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}

/** Whatever no route answers. */
export const notFound: RequestHandler = () => {
  throw nothingHere();
};

export function nothingHere(): Failure {
  return new Failure('not-found', 'There is nothing at this address.');
}

export function requestIdOf(response: Response): string {
  return String(response.locals['requestId']);
}

function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof RecordsOutOfReach) return new Failure('not-recorded', OUT_OF_REACH, {}, error);
  if (isRefusedInput(error)) return new Failure('invalid-input', 'The request could not be read.');
  return new Failure(
    'unexpected',
    'Something unexpected happened here. Nothing was changed unless the page says so.',
  );
}

/** Said of reads and writes alike, so it promises nothing about what was sent. */
const OUT_OF_REACH =
  'Linkdesk cannot use its records at the moment. Try again shortly; what was recorded before is kept.';

/** Errors that Express and its body parser raise for what the caller sent: broken JSON, too large, bad escapes. */
function isRefusedInput(error: unknown): boolean {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : Number.NaN;
  return status >= 400 && status < 500;
}

const TITLES: Record<ProblemCode, string> = {
  'invalid-input': 'Not understood',
  'not-signed-in': 'Not signed in',
  'sign-in-again': 'Sign in again',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  'link-not-found': 'No such link',
  'method-not-allowed': 'Not done this way',
  'operation-open': 'A cancel is under way',
  'link-changed': 'The link has changed',
  'not-cancellable': 'Not possible now',
  'key-reused': 'Key used for something else',
  'too-many-requests': 'Too many requests',
  overloaded: 'Too busy',
  'provider-unreachable': 'InstantPay cannot be reached',
  'provider-refused': 'InstantPay refused',
  'provider-unclear': 'InstantPay’s answer is unclear',
  'provider-misconfigured': 'InstantPay is not set up',
  'wrong-environment': 'Wrong InstantPay environment',
  'not-recorded': 'Could not be recorded',
  'sign-in-unreachable': 'The company’s sign-in cannot be reached',
  unexpected: 'Unexpected',
};

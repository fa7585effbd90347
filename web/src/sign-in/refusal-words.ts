import { isApiError } from '../api/api-error.ts';
import { serverNow } from '../api/server-clock.ts';
import { istTime } from '../ui/ist.ts';

/** Why a sign-in or a proof was refused, and what to do; the server's own sentence, and when it is worth a try again. */
export function refusalWords(error: Error): string {
  if (!isApiError(error, 'too-many-requests', 'overloaded')) return error.message;
  const { retryAfterS } = error.extras;
  if (retryAfterS === undefined) return error.message;
  const at = new Date(serverNow() + retryAfterS * 1000).toISOString();
  return `${error.message} Try again after ${istTime(at)} IST.`;
}

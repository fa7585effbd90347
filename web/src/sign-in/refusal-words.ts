import { isApiError } from '../api/api-error.ts';
import { serverNow } from '../api/server-clock.ts';
import { istTime } from '../ui/ist.ts';

/** Why a sign-in or a proof was refused, and what to do: the server's own sentence, and when another try is worth it. */
export function refusalWords(error: Error): string {
  if (!isApiError(error) || error.extras.retryAfterS === undefined) return error.message;
  const at = serverNow() + error.extras.retryAfterS * 1000;
  // To the minute that has begun by then.
  const minute = new Date(Math.ceil(at / 60_000) * 60_000).toISOString();
  return `${error.message} That is at ${istTime(minute).slice(0, 5)} IST.`;
}

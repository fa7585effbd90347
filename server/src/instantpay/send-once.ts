import type { Connections } from './connections.ts';
import { exchange, type Exchange, type ProviderRequest } from './exchange.ts';

/**
 * One connection, one request, never again. A reused connection can die under a POST with the same
 * error as one that was processed; half of the deadline is for connecting, so that a proven "not sent"
 * leaves time to try again.
 */
export async function sendOnce(
  connections: Connections,
  request: ProviderRequest,
  deadlineMs: number,
  mayStillSend: () => boolean,
): Promise<Exchange> {
  const { client, wasConnected } = connections.fresh(deadlineMs / 2);
  const limits = { deadlineMs, maxBytes: MAX_ANSWER_BYTES, mayStillSend, wasConnected };
  const seen = await exchange(client, request, limits);
  client.destroy().catch(() => undefined);
  return seen;
}

/** The answer to a write is one envelope without data. */
const MAX_ANSWER_BYTES = 262_144;

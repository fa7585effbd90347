import { getSession, type Session } from '@linkdesk/server/contract/session';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { isApiError } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { forgetEverythingRead, SESSION_KEY } from '../api/query-client.ts';

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions<Session | null>({
  queryKey: SESSION_KEY,
  queryFn: async ({ client, signal }) => {
    const before = knownSession(client);
    // The secret may have been renewed on the way; see createQueryClient.
    const now = (await readSession(signal)) ?? (before === null ? null : await readSession(signal));
    if (before !== null && now?.person.id !== before.person.id) forgetEverythingRead(client);
    return now;
  },
  staleTime: 60_000,
});

/** Asks the server anew who is signed in, and until when. */
export function rereadSession(client: QueryClient): Promise<void> {
  return client.refetchQueries({ queryKey: SESSION_KEY });
}

function knownSession(client: QueryClient): Session | null {
  return client.getQueryData<Session | null>(SESSION_KEY) ?? null;
}

async function readSession(signal: AbortSignal): Promise<Session | null> {
  try {
    return await call(getSession, {}, signal);
  } catch (error) {
    if (isApiError(error, 'not-signed-in')) return null;
    throw error;
  }
}

import { getSession, type Session } from '@linkdesk/server/contract/session';
import { queryOptions } from '@tanstack/react-query';
import { isApiError } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { SESSION_KEY } from '../api/query-client.ts';

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions<Session | null>({
  queryKey: SESSION_KEY,
  queryFn: async ({ signal }) => {
    try {
      return await call(getSession, {}, signal);
    } catch (error) {
      if (isApiError(error, 'not-signed-in', 'sign-in-again')) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

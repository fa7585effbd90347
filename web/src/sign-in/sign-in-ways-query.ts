import { getSignInWays } from '@linkdesk/server/contract/session';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { SIGN_IN_WAYS_KEY } from '../api/query-client.ts';

/** What the sign-in page may offer here. */
export const signInWaysQuery = queryOptions({
  queryKey: SIGN_IN_WAYS_KEY,
  queryFn: ({ signal }) => call(getSignInWays, {}, signal),
});

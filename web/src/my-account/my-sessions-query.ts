import { listMySessions } from '@linkdesk/server/contract/my-account';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';

/** The browsers in which this person is signed in, theirs first. */
export const mySessionsQuery = queryOptions({
  queryKey: ['my-sessions'],
  queryFn: async ({ signal }) => {
    const { items } = await call(listMySessions, {}, signal);
    return items.toSorted((a, b) => Number(b.current) - Number(a.current));
  },
});

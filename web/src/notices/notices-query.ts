import { listNotices } from '@linkdesk/server/contract/notices';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';

const POLL_MS = 10_000;

/** What is unread for this person, newest first; asked again now and then while the tab is looked at. */
export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: async ({ signal }) => (await call(listNotices, {}, signal)).items,
  refetchInterval: POLL_MS,
  staleTime: POLL_MS,
});

import { listWorklists } from '@linkdesk/server/contract/finding';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';

/** They change by themselves: links expire, get claimed, and wait. */
const EVERY_MS = 20_000;

/** The worklists with their counts and their money, for those who may see them. */
export const worklistsQuery = queryOptions({
  queryKey: ['worklists'],
  queryFn: async ({ signal }) => (await call(listWorklists, {}, signal)).items,
  refetchInterval: EVERY_MS,
});

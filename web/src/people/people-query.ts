import { listPeople } from '@linkdesk/server/contract/people';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';

/** Everybody who has an account, and what is required of them; read again after each act. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => call(listPeople, {}, signal),
});

import { listSavedViews } from '@linkdesk/server/contract/saved-views';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';

export const savedViewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: async ({ signal }) => (await call(listSavedViews, {}, signal)).items,
});

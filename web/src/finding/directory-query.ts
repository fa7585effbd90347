import { getDirectory } from '@linkdesk/server/contract/directory';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';

const CALM_MS = 30_000;
const FILLING_MS = 5_000;
/** Somebody waits before an empty list for the first links to come. */
const WAITING_MS = 1_000;

export function directoryQuery({ waiting }: { waiting: boolean }) {
  return queryOptions({
    queryKey: ['directory'],
    queryFn: ({ signal }) => call(getDirectory, {}, signal),
    refetchInterval: ({ state: { data } }) => {
      if (data?.state !== 'filling') return CALM_MS;
      return waiting ? WAITING_MS : FILLING_MS;
    },
  });
}

import { type AuditEntry, listAuditEntries } from '@linkdesk/server/contract/audit';
import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { type AuditAddress, auditFilterOf } from './audit-address.ts';

type AuditPage = { items: AuditEntry[]; nextCursor: string | null };

/** Newest first. Entries never change, so nothing on screen has to be asked again by itself. */
export function auditQuery(address: AuditAddress) {
  return infiniteQueryOptions({
    queryKey: ['audit-entries', address],
    queryFn: ({ pageParam, signal }) =>
      call(
        listAuditEntries,
        { query: { ...auditFilterOf(address), ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page: AuditPage) => page.nextCursor,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** Everybody seen in the log so far in this tab, by name: there is no list of people to ask. */
export function actorsSeen(client: QueryClient): { id: string; name: string }[] {
  const read = client.getQueriesData<{ pages: AuditPage[] }>({ queryKey: ['audit-entries'] });
  const pages = read.flatMap(([, data]) => data?.pages ?? []);
  const names = new Map(pages.flatMap(({ items }) => items.map(({ actor }) => [actor.id, actor.name])));
  return [...names].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name));
}

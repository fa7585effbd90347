import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useAnnounce } from '../ui/announcer.tsx';
import { UnreadCount } from '../ui/unread-count.ts';
import { noticesQuery } from './notices-query.ts';

/** Puts the count of unread notices into every title, and says each new one once. */
export function UnreadNotices({ children }: { children: ReactNode }) {
  const { data: notices } = useQuery(noticesQuery);
  const known = useRef<Set<string>>(undefined);
  const client = useQueryClient();
  const announce = useAnnounce();

  useEffect(() => {
    if (!notices) return;
    const before = known.current;
    known.current = new Set([...(before ?? []), ...notices.map(({ id }) => id)]);
    const fresh = before ? notices.filter(({ id }) => !before.has(id)) : [];
    if (fresh.length === 0) return;
    announce(`For you: ${fresh.map(({ text }) => text).join(' ')}`);
    // What it tells of may be on screen, read when it was still otherwise.
    for (const { linkId, operationId } of fresh) {
      void client.invalidateQueries({ queryKey: ['payout-link', linkId] });
      void client.invalidateQueries({ queryKey: ['cancellation', operationId] });
    }
    void client.invalidateQueries({ queryKey: ['cancellations'] });
  }, [notices, announce, client]);

  return <UnreadCount value={notices?.length ?? 0}>{children}</UnreadCount>;
}

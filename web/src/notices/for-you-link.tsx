import { useQuery } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { CountMark } from '../ui/count-mark.tsx';
import { NavEntry } from '../ui/nav-entry.tsx';
import { noticesQuery } from './notices-query.ts';

/** The way to what waits for this person, with its count. */
export function ForYouLink() {
  const count = useQuery(noticesQuery).data?.length ?? 0;
  return (
    <NavEntry to="/for-you">
      <Bell size={16} aria-hidden />
      <span className="max-sm:sr-only">For you</span>{' '}
      <CountMark count={count === 0 ? null : String(count)} what="unread" />
    </NavEntry>
  );
}

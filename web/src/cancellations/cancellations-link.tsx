import { useQuery } from '@tanstack/react-query';
import { CountMark } from '../ui/count-mark.tsx';
import { NavEntry } from '../ui/nav-entry.tsx';
import { openCountQuery } from './cancellation-query.ts';

/** The way to the cancellations, with how many are open. */
export function CancellationsLink() {
  const open = useQuery(openCountQuery).data ?? null;
  return (
    <NavEntry to="/cancellations">
      Cancellations <CountMark count={open} what="open" />
    </NavEntry>
  );
}

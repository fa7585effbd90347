import { useQuery } from '@tanstack/react-query';
import { ClipboardCheck } from 'lucide-react';
import { useLocation } from 'react-router';
import { useSession } from '../people/use-session.ts';
import { CountMark } from '../ui/count-mark.tsx';
import { NavEntry } from '../ui/nav-entry.tsx';
import { openCountQuery, toApproveCountQuery } from './cancellation-query.ts';
import { readFilter, writeFilter } from './cancellations-address.ts';

/** The way to the cancellations, with how many are open, and to those that wait for this person's yes or no. */
export function CancellationsLink() {
  const decides = useSession().permissions.includes('approve');
  const open = useQuery(openCountQuery).data ?? null;
  const toApprove = readFilter(useLocation().search) === 'awaiting-approval';
  return (
    <>
      <NavEntry to="/cancellations" here={!(decides && toApprove)}>
        Cancellations <CountMark count={open} what="open" />
      </NavEntry>
      {decides && <ToApprove here={toApprove} />}
    </>
  );
}

function ToApprove({ here }: { here: boolean }) {
  const count = useQuery(toApproveCountQuery).data ?? null;
  return (
    <NavEntry to={`/cancellations${writeFilter('awaiting-approval')}`} here={here}>
      <ClipboardCheck size={16} className="sm:hidden" aria-hidden />
      <span className="max-sm:sr-only">To approve</span> <CountMark count={count} what="wait for you" />
    </NavEntry>
  );
}

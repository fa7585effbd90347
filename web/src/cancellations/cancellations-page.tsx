import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router';
import { readFresh } from '../payout-links/payout-link-queries.ts';
import { useSession } from '../people/use-session.ts';
import { Page } from '../ui/page.tsx';
import { CancellationList } from './cancellation-list.tsx';
import { readFilter, writeFilter } from './cancellations-address.ts';
import { CancellationsFilter } from './cancellations-filter.tsx';

/** Every cancel, open ones first: how it stands, whether it can still be claimed, whether a new link may go. */
export function CancellationsPage() {
  const session = useSession();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const filter = readFilter(search);
  return (
    <Page title="Cancellations">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 className="text-2xl font-semibold">Cancellations</h1>
        <CancellationsFilter
          filter={filter}
          onChoose={(next) => navigate({ pathname, search: writeFilter(next) }, { replace: true })}
        />
      </div>
      <CancellationList
        key={filter}
        filter={filter}
        viewer={session}
        readLink={(id) => readFresh(client, id)}
      />
    </Page>
  );
}

import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { formatMoney } from '@linkdesk/server/contract/money';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { StatusBadge } from '../ui/status-badge.tsx';
import { payoutLinkQuery } from './payout-link-queries.ts';
import { recentLinks } from './recent-links.ts';

/** What an agent starts from: the links they had open, not everybody's money. */
export function RecentLinksList() {
  const client = useQueryClient();
  const ids = recentLinks();
  if (ids.length === 0) {
    return (
      <p className="mt-6 text-quiet">Type or paste what the caller has. Links you open are listed here.</p>
    );
  }
  return (
    <section aria-labelledby="recent" className="mt-6">
      <h2 id="recent" className="font-semibold">
        Links you opened
      </h2>
      <ul className="mt-2 divide-y divide-line rounded-lg border border-line bg-surface">
        {ids.map((id) => (
          <li key={id}>
            <Link
              to={`/links/${id}`}
              className="flex min-h-11 flex-wrap items-center gap-x-3 px-3 py-1.5 hover:bg-raised"
            >
              <LastSeen link={client.getQueryData(payoutLinkQuery(id).queryKey)} />
              <span className="font-mono text-xs text-quiet">{id}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LastSeen({ link }: { link: PayoutLink | undefined }) {
  if (!link) return null;
  return (
    <>
      <StatusBadge status={link.status} providerStatus={link.providerStatus} />
      <span className="font-medium">{formatMoney(link.amount)}</span>
    </>
  );
}

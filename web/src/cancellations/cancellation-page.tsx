import { formatMoney } from '@linkdesk/server/contract/money';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronLeft } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { isApiError } from '../api/api-error.ts';
import { payoutLinkQuery, readFresh } from '../payout-links/payout-link-queries.ts';
import { useSession } from '../people/use-session.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { IstTime } from '../ui/ist-time.tsx';
import { Page } from '../ui/page.tsx';
import { PlainPage } from '../ui/plain-page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { statusWord } from '../ui/status-badge.tsx';
import { CancellationActions } from './cancellation-actions.tsx';
import { CancellationDetails } from './cancellation-details.tsx';
import { cancellationQuery } from './cancellation-query.ts';
import { Outcome } from './outcome.tsx';
import { RecipientFacts } from './recipient-facts.tsx';

/** One cancel under its own address, to send to a colleague. */
export function CancellationPage() {
  const { id = '' } = useParams();
  const session = useSession();
  const client = useQueryClient();
  const { data: operation, error, isPending, refetch } = useQuery(cancellationQuery(id));

  if (isPending) return <PageSkeleton />;
  if (!operation) return <CancellationProblemPage error={error} onTryAgain={() => refetch()} />;
  const amount = formatMoney(operation.amount);
  return (
    <Page title={`${operation.label}, ${amount}`}>
      <BackToCancellations />
      <h1 className="text-2xl font-semibold">Cancel of the {amount} link</h1>
      <p className="mt-1 text-quiet">
        Link{' '}
        <Link to={`/links/${operation.linkId}`} className="font-mono text-accent underline">
          {operation.linkId}
        </Link>{' '}
        <CopyButton text={() => operation.linkId} label="Copy link id" />
      </p>
      <LinkNow linkId={operation.linkId} />
      <div role="status" className="mt-3">
        <Outcome operation={operation} asked />
      </div>
      <div className="my-3 flex min-h-9 flex-wrap items-center gap-2">
        <CancellationActions
          key={id}
          operation={operation}
          viewer={session}
          readLink={(linkId) => readFresh(client, linkId)}
        />
      </div>
      <CancellationDetails operation={operation} />
    </Page>
  );
}

/** Whom the money goes to, and what InstantPay shows of the link. */
function LinkNow({ linkId }: { linkId: string }) {
  const { data: link, error } = useQuery(payoutLinkQuery(linkId));
  return (
    <p className="mt-1 min-h-10 text-quiet sm:min-h-5">
      {link ? (
        <>
          <RecipientFacts link={link} /> · As of <IstTime at={link.asOf} as="recent" />:{' '}
          <strong className="text-ink">{statusWord(link.providerStatus)}</strong>
        </>
      ) : (
        error && `The link could not be read. ${error.message}`
      )}
    </p>
  );
}

function BackToCancellations() {
  return (
    <Link
      to="/cancellations"
      className="inline-flex min-h-8 items-center gap-1 text-quiet hover:text-ink print:hidden"
    >
      <ChevronLeft size={14} aria-hidden /> Cancellations
    </Link>
  );
}

function CancellationProblemPage({ error, onTryAgain }: { error: Error | null; onTryAgain: () => void }) {
  const unknown = isApiError(error, 'not-found', 'invalid-input');
  return (
    <PlainPage
      title={unknown ? 'No such cancellation' : 'This cancellation could not be read'}
      requestId={isApiError(error) ? error.extras.requestId : undefined}
    >
      <p>{unknown ? 'Check the address. Every cancel stands in the list.' : error?.message}</p>
      <p className="flex flex-wrap items-center gap-3">
        {!unknown && (
          <Button look="main" onClick={onTryAgain}>
            Try again
          </Button>
        )}
        <Link to="/cancellations" className="text-accent underline">
          See all cancellations
        </Link>
      </p>
    </PlainPage>
  );
}

function PageSkeleton() {
  return (
    <Page title="Cancellation">
      <BackToCancellations />
      <p role="status" className="sr-only">
        Loading…
      </p>
      <div aria-hidden>
        <Skeleton className="h-8 w-72" />
        <Skeleton className="mt-1 h-6 w-64" />
        <Skeleton className="mt-1 h-10 w-80 sm:h-5" />
        <Skeleton className="mt-3 h-32" />
        <Skeleton className="my-3 h-9 w-64" />
      </div>
    </Page>
  );
}

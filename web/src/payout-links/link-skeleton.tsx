import { useSession } from '../people/use-session.ts';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { BackToFind } from './back-to-find.tsx';

/** The Link page before it knows anything, with each line where it will stand. */
export function LinkSkeleton() {
  const { permissions } = useSession();
  const mayReveal = permissions.includes('reveal');
  return (
    <Page title="Payout link">
      <BackToFind />
      <p role="status" className="sr-only">
        Asking InstantPay…
      </p>
      <div aria-hidden>
        <div className="flex min-h-10 items-center gap-3">
          <Skeleton className="h-8 w-28" />
          <Skeleton className="h-5 w-20" />
          {!mayReveal && <Skeleton className="h-5 w-48" />}
        </div>
        {mayReveal && <Skeleton className="mt-1 mb-5 h-5 w-96 max-w-full" />}
        <Skeleton className="mt-2 h-12 w-full" />
        <Skeleton className="mt-1 h-10 w-3/4 lg:h-5" />
        <Skeleton className="mt-2 h-14 w-full" />
        <Skeleton className="mt-3 h-9 w-64" />
        <Skeleton className="mt-4 h-10 w-full" />
        {permissions.includes('check-caller') && <Skeleton className="mt-3 h-9 w-72" />}
        {[1, 2, 3, 4].map((row) => (
          <Skeleton key={row} className="mt-4 h-12 w-full" />
        ))}
      </div>
    </Page>
  );
}

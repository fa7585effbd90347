import { Page } from './ui/page.tsx';
import { Skeleton } from './ui/skeleton.tsx';

/** Keeps the place of a page whose program is on its way. */
export function PageSkeleton() {
  return (
    <Page title="One moment" wide>
      <div className="space-y-4">
        <Skeleton className="h-7 w-48" />
        <Skeleton className="h-9 w-full max-w-lg" />
        <Skeleton className="h-64 w-full" />
      </div>
    </Page>
  );
}

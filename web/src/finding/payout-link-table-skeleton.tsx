import { Skeleton } from '../ui/skeleton.tsx';

/** Keeps the place of the total and of rows to come. */
export function PayoutLinkTableSkeleton() {
  return (
    <div className="mt-3" aria-busy="true">
      <p role="status" className="flex min-h-9 items-center text-quiet">
        Searching…
      </p>
      <div aria-hidden className="mt-2 space-y-2 lg:mt-11 lg:space-y-0">
        {Array.from({ length: 8 }, (_, row) => (
          <Skeleton key={row} className="h-24 lg:my-2 lg:h-8" />
        ))}
      </div>
    </div>
  );
}

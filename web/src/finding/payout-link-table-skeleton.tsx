import { Skeleton } from '../ui/skeleton.tsx';

/** Keeps the place of the total, of the line below it, of the head and of rows to come. */
export function PayoutLinkTableSkeleton() {
  return (
    <div className="mt-2" aria-busy="true">
      <p role="status" className="flex min-h-6 items-center text-quiet sm:min-h-9">
        Searching…
      </p>
      <div aria-hidden>
        <div className="h-9 lg:hidden" />
        <div className="mt-1 h-6" />
        <div className="mt-2 lg:h-9" />
        {Array.from({ length: 8 }, (_, row) => (
          <div key={row} data-kept="" className="h-44 pb-2 lg:h-11 lg:py-1.5">
            <Skeleton className="h-full" />
          </div>
        ))}
      </div>
    </div>
  );
}

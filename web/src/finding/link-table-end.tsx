import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

type Props = {
  printed: number;
  loaded: number;
  hasMore: boolean;
  trouble: string | null;
  onTryAgain?: (() => void) | undefined;
};

const GHOSTS = 3;

/** What follows the last row that is loaded: the place of the next ones, why they do not come, and what is on paper. */
export function LinkTableEnd({ printed, loaded, hasMore, trouble, onTryAgain }: Props) {
  return (
    <>
      {trouble !== null && (
        <div role="alert" className="my-2 flex flex-wrap items-center justify-center gap-3">
          <p>No more rows. {trouble}</p>
          <Button onClick={onTryAgain}>Try again</Button>
        </div>
      )}
      {hasMore && trouble === null && (
        <div aria-hidden className="print:hidden">
          {Array.from({ length: GHOSTS }, (_, ghost) => (
            <div key={ghost} className="mt-2 h-48 lg:mt-0 lg:h-11 lg:py-1.5">
              <Skeleton className="h-full" />
            </div>
          ))}
        </div>
      )}
      {(loaded > printed || hasMore) && (
        <p className="mt-2 hidden print:block">
          These are the first {printed.toLocaleString('en-IN')} links. The CSV file has all of them.
        </p>
      )}
    </>
  );
}

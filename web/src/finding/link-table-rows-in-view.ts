import type { PayoutLinkRow } from '@linkdesk/server/contract/finding';
import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent } from 'react';

/** So many rows before the end the next page is asked for: it comes before somebody gets there. */
const NEAR_ROWS = 60;
const AT_REST_MS = 200;
/** More are never in view, and nobody is asked about more at once. */
const MOST_IN_VIEW = 200;

type Props = {
  rows: Virtualizer<Window, HTMLElement>;
  items: readonly PayoutLinkRow[];
  hasMore: boolean;
  isLoadingMore: boolean;
  moreTrouble: string | null;
  onNeedMore?: (() => void) | undefined;
  onRowsInView?: ((ids: string[]) => void) | undefined;
};

/** Tells which rows one sees, and asks for more of them in time. */
export function useRowsInView({
  rows,
  items,
  hasMore,
  isLoadingMore,
  moreTrouble,
  onNeedMore,
  onRowsInView,
}: Props): void {
  const [first, last] = [rows.range?.startIndex ?? 0, rows.range?.endIndex ?? 0];
  const needsMore = hasMore && !isLoadingMore && moreTrouble === null && last + NEAR_ROWS >= items.length;

  const needMore = useEffectEvent(() => onNeedMore?.());
  useEffect(() => {
    if (needsMore) needMore();
  }, [needsMore, items.length]);

  const tell = useEffectEvent(() => {
    const seen = items.slice(first, Math.min(last + 1, first + MOST_IN_VIEW));
    onRowsInView?.(seen.map(({ id }) => id));
  });
  useEffect(() => {
    const timer = setTimeout(tell, AT_REST_MS);
    return () => clearTimeout(timer);
  }, [first, last, items.length]);
}

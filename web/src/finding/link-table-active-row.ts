import type { PayoutLinkRow } from '@linkdesk/server/contract/finding';
import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useLocation, useNavigationType } from 'react-router';

/** Which row was opened from which visit of Find, so that Back gives it the focus again. */
const openedFrom = new Map<string, string>();

export type ActiveRow = {
  /** Where the row stands that has, or last had, the focus; -1 for none. */
  index: number;
  /** It got the focus in another way. */
  note: (id: string) => void;
  /** Gives another row the focus and brings it into view. */
  focus: (index: number) => void;
  /** It is being opened: Back comes back to it. */
  opening: (id: string) => void;
};

/** The one row that stands in the page wherever the view is, because the focus is on it. */
export function useActiveRow(
  body: RefObject<HTMLElement | null>,
  items: readonly PayoutLinkRow[],
): ActiveRow {
  const { key } = useLocation();
  const cameBack = useNavigationType() === 'POP';
  const [active, setActive] = useState(() => ({
    id: (cameBack && openedFrom.get(key)) || null,
    near: 0,
  }));
  const index = indexOf(items, active);

  const opened = cameBack ? openedFrom.get(key) : undefined;
  useLayoutEffect(() => {
    if (opened) linkOf(body.current, opened)?.focus({ preventScroll: true });
  }, [body, opened]);

  return {
    index,
    note: (id) => setActive((before) => (before.id === id ? before : { id, near: 0 })),
    focus: (at) => {
      const item = items[at];
      if (!item) return;
      // The row has to stand in the page before it can have the focus.
      flushSync(() => setActive({ id: item.id, near: at }));
      const link = linkOf(body.current, item.id);
      link?.focus({ preventScroll: true });
      link?.closest('tr')?.scrollIntoView({ block: 'nearest' });
    },
    opening: (id) => openedFrom.set(key, id),
  };
}

/** Mostly it stands where it stood. */
function indexOf(
  items: readonly PayoutLinkRow[],
  { id: wanted, near }: { id: string | null; near: number },
): number {
  if (wanted === null) return -1;
  return items[near]?.id === wanted ? near : items.findIndex(({ id }) => id === wanted);
}

function linkOf(body: HTMLElement | null, id: string): HTMLElement | null {
  return body?.querySelector<HTMLElement>(`tr[data-link-id="${CSS.escape(id)}"] a`) ?? null;
}

import type { PayoutLinkRow } from '@linkdesk/server/contract/finding';
import {
  defaultRangeExtractor,
  useWindowVirtualizer,
  type Virtualizer,
  type VirtualItem,
  windowScroll,
} from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/** Heights that were measured, by visit of the page, so that Back finds every card where it was. */
const measured = new Map<string, VirtualItem[]>();

const ROW_REM = 2.75;
const CARD_REM = 13;
const CARD_GAP_PX = 8;

/** Which rows have to stand in the page: those in view, a few around, and the one that has the focus. */
export function useVirtualRows(
  body: RefObject<HTMLElement | null>,
  items: readonly PayoutLinkRow[],
  activeIndex: number,
  isWide: boolean,
): Virtualizer<Window, HTMLElement> {
  const { key } = useLocation();
  const cameBack = useNavigationType() === 'POP';
  const scrollMargin = useTopOf(body);
  const heightPx = (isWide ? ROW_REM : CARD_REM) * remPx();
  // Another function would have all heights added up anew, at every step.
  const getItemKey = useCallback((index: number) => items[index]?.id ?? index, [items]);
  const rows = useWindowVirtualizer<HTMLElement>({
    count: items.length,
    estimateSize: () => heightPx,
    getItemKey,
    gap: isWide ? 0 : CARD_GAP_PX,
    overscan: 6,
    scrollMargin,
    // Where the page is scrolled to is decided elsewhere; only a card that proves higher or lower corrects it.
    scrollToFn: (offset, options, instance) => {
      if (options.adjustments !== undefined) windowScroll(offset, options, instance);
    },
    // With rows in the very first picture, one of them can get the focus back.
    initialRect: { width: innerWidth, height: innerHeight },
    initialMeasurementsCache: (cameBack && measured.get(key)) || [],
    rangeExtractor: (range) => withRow(defaultRangeExtractor(range), activeIndex, range.count),
  });

  const shownIsWide = useRef(isWide);
  useLayoutEffect(() => {
    if (shownIsWide.current === isWide) return;
    shownIsWide.current = isWide;
    rows.measure();
  }, [isWide, rows]);

  const visit = useRef(key);
  visit.current = key;
  // Rows of a table all have the height that is expected; only cards need to be remembered.
  useLayoutEffect(() => {
    if (isWide) return;
    return () => void measured.set(visit.current, rows.takeSnapshot());
  }, [isWide, rows]);

  return rows;
}

function withRow(indexes: number[], index: number, count: number): number[] {
  const [first, last] = [indexes[0] ?? 0, indexes.at(-1) ?? -1];
  if (index < 0 || index >= count || (index >= first && index <= last)) return indexes;
  return index < first ? [index, ...indexes] : [...indexes, index];
}

/** How far below the top of the page an element begins, also after something above it grew. */
function useTopOf(element: RefObject<HTMLElement | null>): number {
  const [topPx, setTopPx] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (element.current) setTopPx(Math.round(element.current.getBoundingClientRect().top + scrollY));
    };
    measure();
    // In the next picture: the height of the page may not be changed while it is being told.
    const observer = new ResizeObserver(() => requestAnimationFrame(measure));
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return topPx;
}

function remPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

import { type RefObject, useLayoutEffect, useState } from 'react';

/** Whether so many rem are wider than their box: only then is it a place of its own, which scrolls. */
export function useIsSideways(box: RefObject<HTMLElement | null>, widthRem: number): boolean {
  const [isSideways, setIsSideways] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setIsSideways(widthRem * remPx > element.clientWidth);
    };
    measure();
    // In the next picture: the box may not be changed while its width is being told.
    const observer = new ResizeObserver(() => requestAnimationFrame(measure));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, widthRem]);
  return isSideways;
}

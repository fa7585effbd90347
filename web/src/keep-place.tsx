import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

const places = new Map<string, number>();

/** Back returns to where one had scrolled; a new page starts at its top. */
export function KeepPlace() {
  const { key, pathname } = useLocation();
  const navigationType = useNavigationType();
  const shown = useRef(key);

  useEffect(() => {
    // Noted while scrolling: when the next page renders, the old scroll position is already gone.
    const note = () => places.set(shown.current, scrollY);
    history.scrollRestoration = 'manual';
    addEventListener('scroll', note, { passive: true });
    return () => removeEventListener('scroll', note);
  }, []);

  useLayoutEffect(() => {
    // Typing replaces the entry and its key; the place stays with it.
    const before = places.get(shown.current);
    shown.current = key;
    if (navigationType === 'POP') scrollTo(0, places.get(key) ?? 0);
    else if (navigationType === 'REPLACE' && before !== undefined) places.set(key, before);
  }, [key, navigationType]);

  useLayoutEffect(() => {
    if (navigationType === 'PUSH') scrollTo(0, 0);
  }, [pathname, navigationType]);

  return null;
}

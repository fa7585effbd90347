import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { linkIdInText } from './link-id-in-text.ts';
import { FIND_FIELD } from './find-shortcuts.tsx';
import {
  filterCount,
  LONGEST_Q,
  readSearchAddress,
  type SearchAddress,
  writeSearchAddress,
} from './search-address.ts';
import type { FoundPage } from './search-query.ts';

const DEBOUNCE_MS = 250;
/** Who pauses this long has stopped typing; until then a page must not open under their fingers. */
const STOPPED_MS = 900;

/** What stands in the field and in the address, and when a link that was found may open by itself. */
export function useFind({ walk }: { walk: () => void }) {
  const here = useLocation();
  const { pathname, search, hash, key } = here;
  const navigate = useNavigate();
  const address = readSearchAddress(search, hash);
  const [typed, setTyped] = useState(address.q);
  // Only what was typed or pasted just now may open a link by itself; coming Back must not.
  const mayOpen = useRef(false);
  const [stopped, setStopped] = useState(false);
  /** Enter was pressed, and what it asks for is not there yet. */
  const [entered, setEntered] = useState(false);
  const written = useRef(address.q);

  /** Kept with the visit, so that coming Back to it finds it, too. */
  const aside = asideOf(here.state);

  function show(next: SearchAddress, { push = false, putAside = keptAside(next) } = {}): void {
    // The browser is on its way to another page, which must not be overtaken by what was typed on this one.
    if (window.location.pathname !== pathname) return;
    written.current = next.q;
    const to = writeSearchAddress(next);
    const now = writeSearchAddress(address);
    if (to.search === now.search && to.hash === now.hash) return;
    navigate(
      { pathname, ...to },
      { replace: !push, state: putAside && { aside: writeSearchAddress(putAside) } },
    );
  }

  /** As long as the same worklist is shown. */
  function keptAside(next: SearchAddress): SearchAddress | null {
    return next.list !== null && next.list === address.list ? aside : null;
  }

  // Back, Forward and a pasted address bring their own words; our own writing must not overtake the typing.
  useEffect(() => {
    if (address.q !== written.current) setTyped(address.q);
    written.current = address.q;
  }, [address.q]);

  useEffect(() => {
    if (typed.trim() === address.q) return;
    const timer = setTimeout(() => show({ ...address, q: typed.trim() }), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  });

  useEffect(() => {
    const timer = setTimeout(() => setStopped(true), STOPPED_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  /** A link id needs no search; one among several lines may be one of a set. */
  function take(text: string, whole: boolean): void {
    mayOpen.current = true;
    setEntered(false);
    setStopped(whole);
    const words = plain(text);
    const linkId = words.trim().includes('\n') ? null : linkIdInText(words);
    if (linkId) {
      navigate(`/links/${linkId}`);
      return;
    }
    setTyped(words);
    if (whole) show({ ...address, q: words.trim() });
  }

  return {
    address,
    visit: key,
    typed,
    show(next: SearchAddress): void {
      setEntered(false);
      show(next);
    },
    type: (text: string) => take(text, false),
    /** Searched at once, and may open at once: nobody is in the middle of a word. */
    paste: (text: string) => take(text, true),
    /** Opens the link that is meant or the only one; among several it goes to the rows. */
    enter(): void {
      take(typed, true);
      setEntered(true);
    },
    /** The answer to what stands in the field, told again and again. */
    found({ opens, total, items }: FoundPage): void {
      if (typed.trim() !== address.q) return;
      const meant = mayOpen.current && stopped ? opens : null;
      const linkId = meant ?? (entered && total === 1 ? items[0]?.id : null);
      if (linkId) {
        mayOpen.current = false;
        navigate(`/links/${linkId}`);
      } else if (entered && items.length > 0 && document.activeElement?.id === FIND_FIELD) walk();
      if (entered) setEntered(false);
    },
    /** Another search than the typed one, with its own words. What it takes the place of is a step Back away. */
    replace(next: SearchAddress): void {
      const left = { ...address, q: typed.trim() };
      const isLost = left.q !== '' || filterCount(left) > 0;
      mayOpen.current = false;
      setEntered(false);
      setTyped(next.q);
      if (isLost) show(left);
      show(next, { push: isLost, putAside: isLost ? left : next.list && aside });
    },
    aside,
    putBack(): void {
      if (!aside) return;
      mayOpen.current = false;
      setTyped(aside.q);
      show(aside);
    },
  };
}

/** What a history entry keeps may be anybody's. */
function asideOf(state: unknown): SearchAddress | null {
  if (typeof state !== 'object' || state === null || !('aside' in state)) return null;
  const { search, hash } = (state.aside ?? {}) as { search?: unknown; hash?: unknown };
  return typeof search === 'string' && typeof hash === 'string' ? readSearchAddress(search, hash) : null;
}

/** As the address gives it back, so that the two can be compared. */
function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').toWellFormed().slice(0, LONGEST_Q).toWellFormed();
}

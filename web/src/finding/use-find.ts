import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { linkIdInText } from './link-id-in-text.ts';
import { LONGEST_Q, readSearchAddress, type SearchAddress, writeSearchAddress } from './search-address.ts';

const DEBOUNCE_MS = 250;
/** Who pauses this long has stopped typing; until then a page must not open under their fingers. */
const STOPPED_MS = 900;

/** What stands in the field and in the address, and when a link that was found may open by itself. */
export function useFind() {
  const { pathname, search, hash, key } = useLocation();
  const navigate = useNavigate();
  const address = readSearchAddress(search, hash);
  const [typed, setTyped] = useState(address.q);
  // Only what was typed or pasted just now may open a link by itself; coming Back must not.
  const mayOpen = useRef(false);
  const [stopped, setStopped] = useState(false);
  const written = useRef(address.q);

  function show(next: SearchAddress): void {
    // The browser is on its way to another page, which must not be overtaken by what was typed on this one.
    if (window.location.pathname !== pathname) return;
    written.current = next.q;
    const to = writeSearchAddress(next);
    const now = writeSearchAddress(address);
    if (to.search !== now.search || to.hash !== now.hash) navigate({ pathname, ...to }, { replace: true });
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
    show,
    type: (text: string) => take(text, false),
    /** Searched at once, and may open at once: nobody is in the middle of a word. */
    paste: (text: string) => take(text, true),
    enter: () => take(typed, true),
    /** The one link that is meant, told again and again while it is the answer. */
    found(linkId: string): void {
      if (!mayOpen.current || !stopped || typed.trim() !== address.q) return;
      mayOpen.current = false;
      navigate(`/links/${linkId}`);
    },
    /** Another search than the typed one, with its own words. */
    replace(next: SearchAddress): void {
      mayOpen.current = false;
      setTyped(next.q);
      show(next);
    },
  };
}

/** As the address gives it back, so that the two can be compared. */
function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').toWellFormed().slice(0, LONGEST_Q).toWellFormed();
}

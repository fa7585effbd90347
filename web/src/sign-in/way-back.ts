const PLACE = 'linkdesk.way-back';

/** Signing in at the company leaves this page; the address, with its fragment, waits in this tab. */
export function keepWayBack(): void {
  sessionStorage.setItem(PLACE, location.pathname + location.search + location.hash);
}

/** The address that waits, once. */
export function takeWayBack(): string | null {
  const place = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  // Only a place of this page's own.
  return place !== null && /^\/(?![/\\])/.test(place) ? place : null;
}

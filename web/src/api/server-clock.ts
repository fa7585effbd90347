let aheadMs = 0;

/** Every answer carries the server's time; a screen whose own clock is wrong must not warn too early or too late. */
export function learnServerTime(response: Response): void {
  const date = Date.parse(response.headers.get('Date') ?? '');
  if (Number.isNaN(date)) return;
  const differenceMs = date - Date.now();
  // The header counts whole seconds and took its way: less than this is no difference.
  aheadMs = Math.abs(differenceMs) < 5_000 ? 0 : differenceMs;
}

/** The server's clock, in ms: what it says ends at an instant has ended when this says so. */
export function serverNow(): number {
  return Date.now() + aheadMs;
}

/**
 * The second a 24-hex link id was made (ms UTC): its first eight digits, as in a MongoDB ObjectId.
 * Null for ids of another form and for implausible dates. Source: the provider's samples, checked; derived.
 */
export function createdAtFromId(linkId: string, now: number): number | null {
  if (!/^[0-9a-f]{24}$/i.test(linkId)) return null;
  const at = Number.parseInt(linkId.slice(0, 8), 16) * 1000;
  return at >= FIRST_PLAUSIBLE && at <= now + DAY_MS ? at : null;
}

const DAY_MS = 86_400_000;
/** The provider's payout links are younger than this. */
const FIRST_PLAUSIBLE = Date.UTC(2018, 0, 1);

/** The provider writes IST without a zone. IST has no summer time, so a fixed offset is exact. */
const IST_OFFSET_MS = 19_800_000;
export const DAY_MS = 86_400_000;

/** `2023-12-14 16:42:49`, as the provider writes an instant. */
export function toIst(at: number): string {
  return new Date(at + IST_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** Reads what `toIst` writes. */
export function fromIst(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}+05:30`);
}

/** Whole calendar days in India since 1970. */
export function istDay(at: number): number {
  return Math.floor((at + IST_OFFSET_MS) / DAY_MS);
}

/** Midnight in India at the start of that day. */
export function startOfIstDay(day: number): number {
  return day * DAY_MS - IST_OFFSET_MS;
}

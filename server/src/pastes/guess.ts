import type { Meaning, Reading } from './paste.ts';

/** One thing that a part of the text may mean, and how much that tells: what is looked for first has the least. */
export type Guess = { rank: number; meaning: Meaning };

export const RANK = {
  linkId: 1,
  orderId: 2,
  shortLink: 3,
  reference: 4,
  contact: 5,
  account: 6,
  nameAndAmount: 7,
  nameStartAndAmount: 8,
  name: 9,
  personAndAmount: 10,
  personStartAndAmount: 11,
  nameStart: 12,
  amount: 13,
  words: 14,
  wordsStart: 15,
  person: 16,
  personStart: 17,
  utr: 18,
  utrAsAccount: 19,
} as const;

/** A part of the text that was understood, or of which it is known that nothing can be found by it. */
export type Found = { at: number; length: number; guesses: Guess[]; note: string | null };

export const UTR_NOTE =
  'Looks like a UTR. InstantPay does not give UTRs with links. Find the link by its mobile, amount or order id instead.';

export const HALF_MOBILE_NOTE =
  'Linkdesk finds a mobile by all ten digits or by its last 3 to 9. Ask for the last four.';

export const DATE_NOTE =
  'A date is looked for only in descriptions. Filter by when links were created or expire.';

/** A whole inbox is no question. */
const MOST_MEANINGS = 20;

/** The same meaning is looked for once, where it tells most. */
export function readingOf(guesses: readonly Guess[], note: string | null): Reading {
  const tiers: Meaning[][] = [];
  const seen = new Set<string>();
  let last: number | null = null;
  for (const { rank, meaning } of guesses.toSorted((a, b) => a.rank - b.rank)) {
    const same = JSON.stringify(meaning);
    if (seen.has(same)) continue;
    seen.add(same);
    if (rank !== last) tiers.push([]);
    last = rank;
    if ((tiers.at(-1)?.length ?? 0) < MOST_MEANINGS) tiers.at(-1)?.push(meaning);
  }
  return { tiers, note };
}

/**
 * One thing that pasted text may mean, its values in the form of `SearchKey`. Digits that are a part of a number are
 * its end.
 */
export type Meaning =
  | { by: 'link id'; linkId: string }
  /** Six characters or more, in lower case. */
  | { by: 'link id end'; end: string }
  /** Or its 13 digits without the letters behind them. */
  | { by: 'order id'; orderId: string }
  | { by: 'reference'; reference: string }
  /** As it was typed: its capitals count, unless all letters are of one kind. */
  | { by: 'short link'; code: string }
  | { by: 'mobile'; mobile: string }
  /** Three to nine digits. */
  | { by: 'mobile end'; digits: string }
  | { by: 'e-mail'; email: string }
  /** All of them, in the name, the description or the purpose; and the amount, where one was typed beside them. */
  | { by: 'words'; words: string[]; paise?: number }
  /** Each is how a word of the name begins; one has three letters or more. */
  | { by: 'name starts'; starts: string[]; paise?: number }
  | { by: 'amount'; paise: number }
  /** Or a UPI address, which has an `@`. */
  | { by: 'account'; number: string }
  /** Four digits or more. */
  | { by: 'account end'; digits: string }
  | { by: 'ifsc'; ifsc: string };

/**
 * How one text is understood. The meanings of the first tier are looked for together; the next tier only when none of
 * them is found. The first of all is the reading that is told when nothing is found. `note` is said when nothing is found at all, for example that it looks like a UTR.
 */
export type Reading = { tiers: Meaning[][]; note: string | null };

export type Paste =
  | { kind: 'everything' }
  | ({ kind: 'one' } & Reading)
  /** A list of things, each on its line; in their order. `reading` is null where a line cannot be read. */
  | { kind: 'several'; lines: { text: string; reading: Reading | null }[] }
  /** Nothing can be found by it; a sentence that says why. */
  | { kind: 'nothing'; because: string };

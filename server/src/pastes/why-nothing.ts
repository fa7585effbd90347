import { DATE_OR_TIME } from './dates.ts';
import {
  FOREIGN_MARK,
  FOREIGN_MONEY,
  FOREIGN_SAID,
  isRange,
  MARK_OF_RANGE,
  RANGE_OF_AMOUNTS,
  RANGE_SAID,
} from './money-not-exact.ts';
import { readingOf } from './guess.ts';
import { ROUNDED, ROUNDED_SAID } from './misread.ts';
import type { Reading } from './paste.ts';
import { referenceOf } from './read-token.ts';
import { wordsOfName } from './read-words.ts';
import { LABEL_WORDS } from './reading-words.ts';

/** What a text is by which no link can be found; null when it may be words. */
export function whyNothing(text: string, understood: boolean): string | Reading | null {
  if (/\/cancellations\/[\da-f-]{36}/i.test(text))
    return 'This is the address of a cancellation, not of a payout link. Open it in the browser, or paste the link id.';
  if (/[•●]{2}|\*{3}/.test(text)) return 'What is masked cannot be searched for. Paste the link id instead.';
  const request = text.length <= 120 ? REQUEST.exec(text)?.[0] : undefined;
  if (request !== undefined)
    return readingOf(
      [referenceOf(request)],
      'Looks like InstantPay’s reference of one request. No link has it.',
    );
  if (!understood) return null;
  if (FOREIGN_MARK.test(text) && text.search(FOREIGN_MONEY) >= 0) return FOREIGN_SAID;
  if (
    MARK_OF_RANGE.test(text) &&
    [...text.matchAll(RANGE_OF_AMOUNTS)].some(([range, whole]) => isRange(range, whole))
  )
    return RANGE_SAID;
  const unrounded = text.replace(ROUNDED, ' ');
  if (unrounded !== text && wordsOfName(unrounded).every((word) => LABEL_WORDS.has(word)))
    return ROUNDED_SAID;
  const rest = text.replace(DATE_OR_TIME, '');
  if (!/[\p{L}\p{N}]/u.test(rest))
    return 'This is a date or a time. Filter by when links were created or expire.';
  if (/^\S+:\/\/\S+$|^\S+\/\S+$/.test(text))
    return 'This address is not one of a payout link. Paste the link’s own address or its id.';
  return null;
}

const REQUEST = /(?<![a-z\d])[a-z\d]{8,12}(?:-[\da-f]{4}){3}-[\da-f]{12}(?:-[a-z\d]{12})?/i;

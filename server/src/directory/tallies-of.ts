import type { PayoutLinkTableRow } from '../database/tables.ts';
import { istDayOf } from './ist-day.ts';

/** A list that counts links; within it they stand in buckets: IST days, minutes, or one for all. */
export type Tally = { list: string; bucket: number };

type Counted = Pick<PayoutLinkTableRow, 'status' | 'expires_at' | 'since_at' | 'sent' | 'look'>;

/** On which lists a link is counted. The worklists read nothing but these; both change in one transaction. */
export function talliesOf({ status, expires_at, since_at, sent, look }: Counted): Tally[] {
  const lists = [{ list: `status ${status}`, bucket: 0 }];
  if (look !== null) lists.push({ list: 'look', bucket: 0 });
  if (status === 'ISSUED' && sent === 0) lists.push({ list: 'never-sent', bucket: 0 });
  if (status === 'ISSUED' && expires_at !== null)
    lists.push({ list: 'expires', bucket: istDayOf(expires_at) });
  if (status === 'EXPIRED' && expires_at !== null)
    lists.push({ list: 'expired', bucket: istDayOf(expires_at) });
  if (since_at === null) return lists;
  if (status === 'PROCESSING') lists.push({ list: 'processing', bucket: minuteOf(since_at) });
  if (status === 'CLAIMED') lists.push({ list: 'claimed', bucket: istDayOf(since_at) });
  if (status === 'CANCELLED') lists.push({ list: 'cancelled', bucket: istDayOf(since_at) });
  return lists;
}

/** Counted from 1 January 1970. */
export function minuteOf(at: number): number {
  return Math.floor(at / 60_000);
}

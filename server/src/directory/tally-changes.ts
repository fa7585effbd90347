import type { PayoutLinkTableRow } from '../database/tables.ts';
import { talliesOf, type Tally } from './tallies-of.ts';

type Counted = Parameters<typeof talliesOf>[0] & Pick<PayoutLinkTableRow, 'amount_paise'>;

export type TallyChange = Tally & { links: number; paise: number };

/** What has to be added to the tallies when rows become others; null stands for none. */
export function tallyChanges(
  pairs: readonly { before: Counted | null; after: Counted | null }[],
): TallyChange[] {
  const changes = new Map<string, TallyChange>();
  const count = (row: Counted | null, sign: 1 | -1) => {
    if (row === null) return;
    for (const { list, bucket } of talliesOf(row)) {
      const name = `${list} ${bucket}`;
      const { links, paise } = changes.get(name) ?? { links: 0, paise: 0 };
      changes.set(name, { list, bucket, links: links + sign, paise: paise + sign * countedPaise(row) });
    }
  };
  for (const { before, after } of pairs) {
    count(before, -1);
    count(after, 1);
  }
  return [...changes.values()].filter(({ links, paise }) => links !== 0 || paise !== 0);
}

/** ₹100 crore: no link is worth more, and ten million of them still fit a sum of 64 bits. */
const MOST_PAISE = 100_000_000_000;

function countedPaise({ amount_paise }: Counted): number {
  return Math.min(amount_paise, MOST_PAISE);
}

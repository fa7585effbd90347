import type { TrackedLink } from '../instantpay/instantpay.ts';
import { classifyActivity } from './classify-activity.ts';

/** The account the link was claimed into; before that the one named last. Null where InstantPay named none. */
export function accountNumberOf({ activity }: Pick<TrackedLink, 'activity'>): string | null {
  const named = activity.filter(({ accountNumber }) => accountNumber !== null);
  const claimed = named.findLast(({ text }) => classifyActivity(text) === 'claimed');
  return (claimed ?? named.at(-1))?.accountNumber ?? null;
}

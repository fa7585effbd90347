import type { Account } from '@linkdesk/server/contract/payout-links';

/**
 * `YES BANK virtual account ending 5742`, `HDFC Bank account ending 1234`, `UPI 98••••@ybl`; with the whole number
 * where it is revealed.
 */
export function accountLine({ type, number, ifsc, bank, virtual }: Account, whole?: string): string {
  if (type === 'VPA' || number?.includes('@')) return ['UPI', whole ?? number].filter(Boolean).join(' ');
  const holder = bank ?? (ifsc ? `IFSC ${ifsc}` : null);
  const kind = type === 'CARD' ? 'card' : 'account';
  const named = [holder, virtual ? 'virtual' : null, kind].filter(Boolean).join(' ');
  const lastFour = lastFourOf(number);
  const words = whole ? `${named} ${whole}` : lastFour ? `${named} ending ${lastFour}` : named;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The four characters the mask leaves, or null. */
export function lastFourOf(number: string | null): string | null {
  return number?.match(/[0-9A-Za-z]{4}$/)?.[0] ?? null;
}

import { formatMoney } from '@linkdesk/server/contract/money';
import type { LinkStatus } from '@linkdesk/server/contract/payout-links';
import { statusWord } from '../ui/status-badge.tsx';
import { dayWords, istDayAt, plusDays } from './ist-days.ts';
import { filterCount, isOpen, type Range, type SearchAddress } from './search-address.ts';

/** What each filter says on its button; null where it leaves nothing out. */
export function statusWords(status: readonly LinkStatus[]): string | null {
  if (status.length === 0) return null;
  const words = status.map(statusWord);
  return words.length > 2 ? `${words.slice(0, 2).join(', ')} +${words.length - 2}` : words.join(', ');
}

export function daysWords(range: Range<string>, now = Date.now()): string | null {
  const { from, to } = range;
  if (isOpen(range)) return null;
  const today = istDayAt(now);
  if (from === to && from === today) return 'today';
  if (from === to && from === plusDays(today, 1)) return 'tomorrow';
  if (from === to && from === plusDays(today, -1)) return 'yesterday';
  return rangeWords(range, (day) => dayWords(day, now), ['from', 'until']);
}

export function amountWords(range: Range<number>): string | null {
  return isOpen(range) ? null : rangeWords(range, rupeeWords, ['from', 'up to']);
}

/** What a worklist or a saved view took the place of. */
export function asideWords(address: SearchAddress): string {
  const count = filterCount(address);
  const filters = count === 0 ? null : `${count} ${count === 1 ? 'filter' : 'filters'}`;
  const words = [address.q === '' ? null : 'words', filters].filter(Boolean).join(' and ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} put aside`;
}

function rangeWords<Value>(
  { from, to }: Range<Value>,
  words: (value: Value) => string,
  [since, until]: [string, string],
): string {
  if (from === null) return to === null ? '' : `${until} ${words(to)}`;
  if (to === null) return `${since} ${words(from)}`;
  return from === to ? words(from) : `${words(from)} – ${words(to)}`;
}

/** `₹500`: on a button paise are said only where there are any. */
function rupeeWords(paise: number): string {
  return formatMoney({ paise, currency: 'INR' }).replace(/\.00$/, '');
}

import type { ReadAs } from '@linkdesk/server/contract/finding';

type Reading = Pick<ReadAs, 'kind' | 'text'>;

/** The line above the rows: how many, and how the typed words were understood. */
export function foundWords(total: number, q: string, readAs: Reading, totalIsExact = true): string {
  const read = q === '' ? null : readAsWords(readAs);
  return [totalWords(total, totalIsExact), read].filter(Boolean).join(' · ');
}

/** `1,20,000 links`, or that there are at least so many. */
export function totalWords(total: number, totalIsExact: boolean): string {
  const count = `${counted(total)} ${total === 1 ? 'link' : 'links'}`;
  return totalIsExact ? count : `At least ${count}`;
}

/** How one text was understood; null where there is nothing to be said of it, or a whole sentence is said instead. */
export function readAsWords({ kind, text }: Reading): string | null {
  switch (kind) {
    case 'everything':
    case 'status':
    case 'several':
    case 'nothing':
      return null;
    case 'InstantPay':
      return text === ''
        ? 'Found by InstantPay’s own search'
        : `Found by InstantPay’s own search for ${text}`;
    // Before anything is found they may be of a name, of a description or of a purpose.
    case 'name':
      return `Read as words: ${text}`;
    default:
      return `Read as ${kind} ${text}`.trim();
  }
}

/** `1,20,000` */
export function counted(count: number): string {
  return count.toLocaleString('en-IN');
}

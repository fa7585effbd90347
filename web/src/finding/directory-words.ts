import type { Directory } from '@linkdesk/server/contract/directory';
import { istDay, istShort, istTime } from '../ui/ist.ts';
import { sentence } from '../ui/sentence.ts';
import { counted } from './found-words.ts';

const STILL_FOUND = 'can be found by link id, mobile, e-mail or name';

/** How complete and how fresh what is searched is, said plainly; each part stands on its own. */
export function directoryWords(directory: Directory, now = Date.now()): string[] {
  const { unread, trouble } = directory;
  return [
    trouble === null ? null : sentence(trouble),
    stateWords(directory),
    directory.state === 'filling' || directory.state === 'off' ? null : freshness(directory, now),
    unread > 0 ? unreadWords(unread) : null,
  ].filter((part) => part !== null);
}

function stateWords({ state, read, atProvider, links: known }: Directory): string {
  switch (state) {
    case 'filling': {
      const far = read === null || atProvider === null ? '' : `: ${counted(read)} of ${counted(atProvider)}`;
      return `The links of InstantPay are being read${far}. The others ${STILL_FOUND} already`;
    }
    case 'complete':
      return known === 1
        ? 'The one link of InstantPay is here'
        : `All ${links(known)} of InstantPay are here`;
    case 'incomplete': {
      const all = atProvider === null ? 'the' : counted(atProvider);
      return `${counted(known)} of ${all} links that InstantPay counts are here. A missing one ${STILL_FOUND}`;
    }
    case 'off':
      return `Only links that people looked at are here: ${counted(known)}. Any other ${STILL_FOUND}`;
  }
}

function freshness({ newReadAt, openReadAt }: Directory, now: number): string | null {
  const parts = [
    newReadAt && `new ones as of ${clock(newReadAt, now)}`,
    openReadAt && `changes as of ${clock(openReadAt, now)}`,
  ].filter(Boolean);
  return parts.length === 0 ? null : `${parts.join(' · ')} IST`;
}

function unreadWords(unread: number): string {
  return `Account and order id of ${links(unread)} are still being read; until then ${unread === 1 ? 'it' : 'they'} cannot be found by these, and ‘Claimed today’ may grow`;
}

/** The day only where it is not today. */
function clock(at: string, now: number): string {
  const today = istDay(at) === istDay(new Date(now).toISOString());
  return today ? istTime(at).slice(0, 5) : istShort(at, now);
}

function links(count: number): string {
  return `${counted(count)} ${count === 1 ? 'link' : 'links'}`;
}

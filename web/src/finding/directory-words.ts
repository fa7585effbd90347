import type { Directory } from '@linkdesk/server/contract/directory';
import { istDay, istMoment, istTime } from '../ui/ist.ts';
import { sentence } from '../ui/sentence.ts';
import { counted } from './found-words.ts';

const STILL_FOUND = 'can be found by link id, mobile, e-mail or name.';

/** How complete and how fresh what is searched is, said plainly; each part stands on its own. */
export function directoryWords(directory: Directory, now = Date.now()): string[] {
  const { unread, trouble } = directory;
  return [
    trouble === null ? null : sentence(trouble),
    stateWords(directory),
    directory.state === 'filling' || directory.state === 'off' ? null : freshness(directory, now),
    unread > 0 ? `The account of ${links(unread)} is still to be read` : null,
  ].filter((part) => part !== null);
}

function stateWords({ state, read, atProvider, links: known }: Directory): string {
  switch (state) {
    case 'filling': {
      const far = read === null || atProvider === null ? '' : `: ${counted(read)} of ${counted(atProvider)}`;
      return `Reading InstantPay’s list${far}. What is not read yet ${STILL_FOUND}`;
    }
    case 'complete':
      return `InstantPay’s list: ${links(known)}`;
    case 'incomplete': {
      const all = atProvider === null ? 'the' : counted(atProvider);
      return `Read ${counted(known)} of ${all} links that InstantPay counts. A missing one ${STILL_FOUND}`;
    }
    case 'off':
      return `Only what people looked at is listed here: ${links(known)}. Any other ${STILL_FOUND}`;
  }
}

function freshness({ newReadAt, openReadAt }: Directory, now: number): string | null {
  const parts = [
    newReadAt && `new ones seen until ${clock(newReadAt, now)}`,
    openReadAt && `open ones read since ${clock(openReadAt, now)}`,
  ].filter(Boolean);
  return parts.length === 0 ? null : `${parts.join(' · ')} IST`;
}

/** The seconds count here; the day only where it is not today. */
function clock(at: string, now: number): string {
  const today = istDay(at) === istDay(new Date(now).toISOString());
  return today ? istTime(at) : istMoment(at).replace(/ IST$/, '');
}

function links(count: number): string {
  return `${counted(count)} ${count === 1 ? 'link' : 'links'}`;
}

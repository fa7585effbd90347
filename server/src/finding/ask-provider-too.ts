import { setTimeout as wait } from 'node:timers/promises';
import type { Actor } from '../actor.ts';
import { listSightings } from '../directory/sighting-of.ts';
import { Failure } from '../failure.ts';
import type { ListedLink, ListFilter } from '../instantpay/instantpay.ts';
import { hiddenFrom, NOTHING_KNOWN } from '../masking/hidden.ts';
import { maskQuoted } from '../masking/mask-quoted.ts';
import type { FindingParts } from './finding-parts.ts';
import type { Meaning, Reading } from '../pastes/paste.ts';

/** What InstantPay’s own search found; `trouble` is a sentence, and null when it answered. */
export type Told = { linkIds: string[]; total: number; trouble: string | null };

/** Nobody waits longer for what is found here anyway. What comes later is kept all the same. */
const PATIENCE_MS = 1500;

const PAGE = 100;
const MOST_PAGES = 3;

/** Asks InstantPay’s List, and keeps what it says in the directory. Never fails because of InstantPay. */
export async function askProviderToo(
  parts: Pick<FindingParts, 'instantpay' | 'directory'>,
  actor: Actor,
  meaning: Meaning,
): Promise<Told> {
  const filter = filterOf(meaning);
  if (filter === null) return { linkIds: [], total: 0, trouble: null };
  const asking = askPages(parts, actor, filter).catch((error: unknown) => troubleOf(error, actor));
  const patience = new AbortController();
  const told = await Promise.race([
    asking,
    wait(PATIENCE_MS, { linkIds: [], total: 0, trouble: NOT_YET }, { signal: patience.signal }),
  ]);
  patience.abort();
  return told;
}

const NOT_YET = 'InstantPay has not answered yet. Search again in a moment.';

/** The first meaning of a reading that List can find, too. */
export function askable({ tiers }: Reading): Meaning | null {
  return tiers.flat().find((meaning) => filterOf(meaning) !== null) ?? null;
}

function filterOf(meaning: Meaning): ListFilter | null {
  switch (meaning.by) {
    case 'link id':
      return { linkId: meaning.linkId };
    case 'mobile':
      return { contact: meaning.mobile };
    case 'e-mail':
      return { contact: meaning.email };
    case 'words':
      return mayBeName(meaning.words) ? { contact: meaning.words.join(' ') } : null;
    default:
      return null;
  }
}

/** List looks for words only in names. */
function mayBeName(words: readonly string[]): boolean {
  return words.length <= 5 && words.every((word) => /^[\p{L}\p{M}]+$/u.test(word));
}

async function askPages(
  { instantpay, directory }: Pick<FindingParts, 'instantpay' | 'directory'>,
  actor: Actor,
  filter: ListFilter,
): Promise<Told> {
  const call = { endpointIp: actor.endpointIp, who: actor.id, priority: 'look' } as const;
  const links: ListedLink[] = [];
  let total = 0;
  for (let number = 1, pages = 1; number <= Math.min(pages, MOST_PAGES); number += 1) {
    const page = await instantpay.list(filter, { number, size: PAGE }, call);
    links.push(...page.items);
    await directory.put(listSightings(page.items, page.sentAt));
    ({ totalPages: pages, totalRecords: total } = page);
  }
  return { linkIds: [...new Set(links.map(({ linkId }) => linkId))], total, trouble: null };
}

function troubleOf(error: unknown, actor: Actor): Told {
  if (!(error instanceof Failure)) throw error;
  return { linkIds: [], total: 0, trouble: maskQuoted(error.message, hiddenFrom(actor, NOTHING_KNOWN)) };
}

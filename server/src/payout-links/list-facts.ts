import type { DirectoryRecord } from '../directory/directory-record.ts';
import type { CallFor, InstantPay, ListedLink } from '../instantpay/instantpay.ts';
import { BoundedMap } from './bounded-map.ts';

export type ListFacts = ReturnType<typeof createListFacts>;

/** What List has said of links before, also before the last start. */
export type KnownLinks = { recordsOf(linkIds: readonly string[]): Promise<Map<string, DirectoryRecord>> };

const REMEMBERED = 20_000;
/** A List that failed or did not know the link is not repeated for everyone who looks meanwhile. */
const PAUSE_MS = 10_000;

/**
 * What List knows of a link and Track does not: recipient, purpose, expiry. Asked once per link, by whichever server;
 * null until it has answered, and its failure never fails a page.
 */
export function createListFacts(instantpay: Pick<InstantPay, 'list'>, directory: KnownLinks) {
  const known = new BoundedMap<ListedLink>(REMEMBERED);
  const pausedUntil = new BoundedMap<number>(REMEMBERED);
  const asking = new Map<string, Promise<ListedLink | null>>();

  function remember(link: ListedLink): void {
    known.set(link.linkId, link);
  }

  async function ask(linkId: string, call: CallFor): Promise<ListedLink | null> {
    const kept = await keptOf(linkId);
    if (kept === null && isPaused(linkId)) return null;
    const found = kept ?? (await listOne(linkId, call));
    if (found === undefined) pausedUntil.set(linkId, performance.now() + PAUSE_MS);
    else remember(found);
    return found ?? null;
  }

  /** Without the database List is asked instead. */
  async function keptOf(linkId: string): Promise<ListedLink | null> {
    try {
      const record = (await directory.recordsOf([linkId])).get(linkId);
      return record === undefined ? null : listedLinkOf(record);
    } catch {
      return null;
    }
  }

  async function listOne(linkId: string, call: CallFor): Promise<ListedLink | undefined> {
    try {
      const page = await instantpay.list({ linkId }, { number: 1, size: 1 }, call);
      return page.items.find((item) => item.linkId === linkId);
    } catch {
      return undefined;
    }
  }

  const isPaused = (linkId: string) => (pausedUntil.get(linkId) ?? 0) > performance.now();

  return {
    remember,

    /** Without asking anybody, the database neither. */
    known: (linkId: string): ListedLink | null => known.get(linkId) ?? null,

    async of(linkId: string, call: CallFor): Promise<ListedLink | null> {
      const facts = known.get(linkId);
      if (facts !== undefined) return facts;
      const running = asking.get(linkId);
      if (running !== undefined) return running;
      const asked = ask(linkId, call).finally(() => asking.delete(linkId));
      asking.set(linkId, asked);
      return asked;
    },
  };
}

/** Null where nobody but Track has told of it. */
function listedLinkOf({ linkId, providerStatus, amountPaise, listed }: DirectoryRecord): ListedLink | null {
  return listed === null ? null : { linkId, providerStatus, amountPaise, ...listed };
}

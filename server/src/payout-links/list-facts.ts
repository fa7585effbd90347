import type { CallFor, InstantPay, ListedLink } from '../instantpay/instantpay.ts';
import { BoundedMap } from './bounded-map.ts';

export type ListFacts = ReturnType<typeof createListFacts>;

const REMEMBERED = 20_000;
/** A List that failed or did not know the link is not repeated for everyone who looks meanwhile. */
const PAUSE_MS = 10_000;

/**
 * What List knows of a link and Track does not: recipient, purpose, expiry. Asked once per link; null until it
 * has answered, and its failure never fails a page.
 */
export function createListFacts(instantpay: Pick<InstantPay, 'list'>) {
  const known = new BoundedMap<ListedLink>(REMEMBERED);
  const pausedUntil = new BoundedMap<number>(REMEMBERED);
  const asking = new Map<string, Promise<ListedLink | null>>();

  function remember(link: ListedLink): void {
    known.set(link.linkId, link);
  }

  async function ask(linkId: string, call: CallFor): Promise<ListedLink | null> {
    const found = await listOne(linkId, call);
    if (found === undefined) pausedUntil.set(linkId, performance.now() + PAUSE_MS);
    else remember(found);
    return found ?? null;
  }

  async function listOne(linkId: string, call: CallFor): Promise<ListedLink | undefined> {
    try {
      const page = await instantpay.list({ linkId }, { number: 1, size: 1 }, call);
      return page.items.find((item) => item.linkId === linkId);
    } catch {
      return undefined;
    }
  }

  return {
    remember,

    /** Without asking anybody. */
    known: (linkId: string): ListedLink | null => known.get(linkId) ?? null,

    async of(linkId: string, call: CallFor): Promise<ListedLink | null> {
      const facts = known.get(linkId);
      if (facts !== undefined) return facts;
      if ((pausedUntil.get(linkId) ?? 0) > performance.now()) return null;
      const running = asking.get(linkId);
      if (running !== undefined) return running;
      const asked = ask(linkId, call).finally(() => asking.delete(linkId));
      asking.set(linkId, asked);
      return asked;
    },
  };
}

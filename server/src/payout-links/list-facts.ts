import type { CallFor, InstantPay, ListedLink } from '../instantpay/instantpay.ts';

export type ListFacts = ReturnType<typeof createListFacts>;

const REMEMBERED = 20_000;
/** A failed List is not tried again for everyone who looks meanwhile. */
const PAUSE_MS = 10_000;

/**
 * What List knows of a link and Track does not: recipient, purpose, expiry. Asked once per link; null until it
 * has answered, and its failure never fails a page.
 */
export function createListFacts(instantpay: Pick<InstantPay, 'list'>) {
  const known = new Map<string, ListedLink>();
  const asking = new Map<string, Promise<ListedLink | null>>();
  const pausedUntil = new Map<string, number>();

  async function ask(linkId: string, call: CallFor): Promise<ListedLink | null> {
    try {
      const page = await instantpay.list({ linkId }, { number: 1, size: 1 }, call);
      const found = page.items.find((item) => item.linkId === linkId);
      if (found !== undefined) remember(found);
      return found ?? null;
    } catch {
      pausedUntil.set(linkId, performance.now() + PAUSE_MS);
      return null;
    } finally {
      asking.delete(linkId);
    }
  }

  function remember(link: ListedLink): void {
    known.delete(link.linkId);
    known.set(link.linkId, link);
    pausedUntil.delete(link.linkId);
    const oldest = known.keys().next().value;
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  }

  return {
    remember,
    async of(linkId: string, call: CallFor): Promise<ListedLink | null> {
      const facts = known.get(linkId);
      if (facts !== undefined) return facts;
      if ((pausedUntil.get(linkId) ?? 0) > performance.now()) return null;
      const running = asking.get(linkId) ?? ask(linkId, call);
      if (!known.has(linkId)) asking.set(linkId, running);
      return running;
    },
  };
}

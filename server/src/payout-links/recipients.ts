import { factsInTime } from './facts-in-time.ts';
import type { CallFor } from '../instantpay/instantpay.ts';
import type { Hidden } from '../masking/hidden.ts';
import { knownOfLink } from './known-of-link.ts';
import type { ListFacts } from './list-facts.ts';
import type { SharedTracks } from './shared-tracks.ts';

export type Recipients = {
  /** Without asking anybody. */
  known(linkId: string): Hidden;
  /** Asks List where it has not answered yet, but does not wait for it long. */
  find(linkId: string, call: CallFor): Promise<Hidden>;
};

/** What must not stand in what is kept for good and read by everybody. */
export function createRecipients(facts: ListFacts, tracks: Pick<SharedTracks, 'lastKnown'>): Recipients {
  const tracked = (linkId: string) => tracks.lastKnown(linkId)?.link ?? null;
  return {
    known: (linkId) => knownOfLink(facts.known(linkId), tracked(linkId)),
    find: async (linkId, call) => knownOfLink(await factsInTime(facts.of(linkId, call)), tracked(linkId)),
  };
}

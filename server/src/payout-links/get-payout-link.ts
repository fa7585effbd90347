import type { PayoutLink } from '../../contract/payout-links.ts';
import type { Actor } from '../actor.ts';
import type { CancelOperation } from '../cancellations/cancel-operation.ts';
import type { Cancellations } from '../cancellations/run-cancellations.ts';
import { isNewsFor, sightingOf } from '../cancellations/sighting.ts';
import type { CallFor } from '../instantpay/instantpay.ts';
import { composePayoutLink } from './compose-payout-link.ts';
import type { DisclosureStore } from './disclosure-store.ts';
import { factsInTime } from './facts-in-time.ts';
import type { ListFacts } from './list-facts.ts';
import type { ResendStore } from './resend-store.ts';
import { refuseNumber } from './refuse-number.ts';
import type { SharedTracks } from './shared-tracks.ts';
import { trackOrLastKnown } from './track-or-last-known.ts';

type Parts = {
  tracks: SharedTracks;
  facts: ListFacts;
  cancellations: Cancellations;
  resends: ResendStore;
  disclosures: DisclosureStore;
  environment: string;
  approvalAbovePaise: number | null;
};

/** One link with its story, as the person may see it. `fresh` asks for a Track sent after this request came. */
export async function getPayoutLink(
  parts: Parts,
  actor: Actor,
  linkId: string,
  fresh: boolean,
): Promise<PayoutLink> {
  refuseNumber(linkId);
  const call: CallFor = { endpointIp: actor.endpointIp, who: actor.id, priority: fresh ? 'look' : 'refresh' };
  const facts = parts.facts.of(linkId, call);
  const look = await trackOrLastKnown(parts.tracks, linkId, fresh, call);
  const [listed, operations, resends, disclosures] = await Promise.all([
    factsInTime(facts),
    operationsAfterLook(parts, linkId),
    parts.resends.onLink(parts.environment, linkId),
    parts.disclosures.onLink(linkId),
  ]);
  const now = Date.now();
  return composePayoutLink(actor, {
    look,
    listed,
    operations,
    resends,
    disclosures,
    now,
    times: parts.cancellations.times,
    approvalAbovePaise: parts.approvalAbovePaise,
  });
}

/** What a person sees settles what was in doubt: nobody waits for the next check while looking at the answer. */
async function operationsAfterLook(parts: Parts, linkId: string): Promise<CancelOperation[]> {
  const { cancellations, tracks } = parts;
  const operations = await cancellations.store.allOn(linkId);
  const newest = operations[0];
  const sighted = tracks.lastKnown(linkId);
  if (newest === undefined || sighted === undefined || !isNewsFor(newest, sighted.link)) return operations;
  const sighting = sightingOf(sighted, cancellations.clock);
  // What was seen is shown also when it cannot be recorded now; the settler sees it again.
  const settled = await cancellations.apply(newest.id, { type: 'tracked', sighting }).catch(() => null);
  return settled === null ? operations : [settled, ...operations.slice(1)];
}

import type { PayoutLink } from '../../contract/payout-links.ts';
import type { Actor } from '../actor.ts';
import type { CancelOperation } from '../cancellations/cancel-operation.ts';
import type { Cancellations } from '../cancellations/run-cancellations.ts';
import { isNewsFor, sightingOf } from '../cancellations/sighting.ts';
import { Failure } from '../failure.ts';
import type { CallFor } from '../instantpay/instantpay.ts';
import { composePayoutLink, type Look } from './compose-payout-link.ts';
import { factsInTime } from './facts-in-time.ts';
import type { ListFacts } from './list-facts.ts';
import type { ResendStore } from './resend-store.ts';
import type { SharedTracks } from './shared-tracks.ts';

type Parts = {
  tracks: SharedTracks;
  facts: ListFacts;
  cancellations: Cancellations;
  resends: ResendStore;
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
  const call: CallFor = { endpointIp: actor.endpointIp, priority: fresh ? 'look' : 'refresh' };
  const facts = parts.facts.of(linkId, call);
  const look = await trackOrLastKnown(parts, linkId, fresh, call);
  const [listed, operations, resends] = await Promise.all([
    factsInTime(facts),
    operationsAfterLook(parts, linkId),
    parts.resends.onLink(parts.environment, linkId),
  ]);
  const now = Date.now();
  return composePayoutLink(actor, {
    look,
    listed,
    operations,
    resends,
    now,
    times: parts.cancellations.times,
    approvalAbovePaise: parts.approvalAbovePaise,
  });
}

/** A mobile or an account number in place of an id goes no further: neither to the provider nor into a log. */
function refuseNumber(linkId: string): void {
  if (!/^\d{6,18}$/.test(linkId)) return;
  throw new Failure('invalid-input', 'This is a number, not a link id. Type it into Find instead.');
}

async function trackOrLastKnown(
  { tracks }: Parts,
  linkId: string,
  fresh: boolean,
  call: CallFor,
): Promise<Look> {
  try {
    const { link } = await (fresh ? tracks.fresh(linkId, call) : tracks.newest(linkId, call));
    return { link, staleBecause: null };
  } catch (error) {
    const last = tracks.lastKnown(linkId);
    // That the provider does not know the link, or answers from the wrong environment, is news, not a failure to ask.
    if (last === undefined || !(error instanceof Failure) || LOUD.has(error.code)) throw error;
    return { link: last.link, staleBecause: error.message };
  }
}

const LOUD: ReadonlySet<string> = new Set(['link-not-found', 'wrong-environment']);

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

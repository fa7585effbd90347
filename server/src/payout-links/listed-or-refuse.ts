import { Failure } from '../failure.ts';
import type { CallFor, ListedLink } from '../instantpay/instantpay.ts';
import { factsInTime } from './facts-in-time.ts';
import type { ListFacts } from './list-facts.ts';

/** A mobile that is not known is not the same as none. */
export async function listedOrRefuse(facts: ListFacts, linkId: string, call: CallFor): Promise<ListedLink> {
  const listed = await factsInTime(facts.of(linkId, call));
  if (listed !== null) return listed;
  throw new Failure(
    'provider-unreachable',
    'InstantPay did not tell whom the link is for. Try again shortly.',
  );
}

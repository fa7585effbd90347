import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import type { checkCaller as endpoint } from '../../contract/reveals.ts';
import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import type { CallFor } from '../instantpay/instantpay.ts';
import { accountNumberOf } from './account-number-of.ts';
import type { DisclosureStore } from './disclosure-store.ts';
import type { ListFacts } from './list-facts.ts';
import { listedOrRefuse } from './listed-or-refuse.ts';
import { readSaid, type Said } from './read-said.ts';
import { refuseNumber } from './refuse-number.ts';
import type { SharedTracks } from './shared-tracks.ts';
import { trackOrLastKnown } from './track-or-last-known.ts';

type Parts = { tracks: SharedTracks; facts: ListFacts; disclosures: DisclosureStore };

/** Whether what a caller says is the link’s. What was said is kept nowhere, and a link without it answers no. */
export async function checkCaller(
  parts: Parts,
  actor: Actor,
  { params: { linkId }, body: { said } }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  refuseNumber(linkId);
  const readings = readSaid(said);
  const [first] = readings;
  if (first === undefined) throw new Failure('invalid-input', WHAT_CAN_BE_TYPED);
  const call = { endpointIp: actor.endpointIp, who: actor.id, priority: 'look' } as const;
  await orNotRecorded(parts.disclosures.refuseFurtherChecks(linkId));
  const matching = await matchingReading(parts, linkId, readings, call);
  const match = matching !== undefined;
  const triesLeft = await enter(parts, actor, linkId, { match, kind: (matching ?? first).kind });
  return { match, triesLeft };
}

const WHAT_CAN_BE_TYPED =
  'Type the whole mobile, e-mail, UPI address or account number that the caller says. This did not count as a try.';

/**
 * What would be compared is asked for by the form of what was said alone, and refused before anything is compared:
 * an answer that came only for a wrong one, or only for a right one, would be a try that nobody counts.
 */
async function matchingReading(
  parts: Parts,
  linkId: string,
  readings: readonly Said[],
  call: CallFor,
): Promise<Said | undefined> {
  const { link, staleBecause } = await trackOrLastKnown(parts.tracks, linkId, false, call);
  const asksForContact = readings.some(({ kind }) => kind === 'mobile' || kind === 'e-mail');
  const asksForAccount = readings.some(({ kind }) => kind === 'account' || kind === 'UPI address');
  // It may have been claimed since, into an account that is not known here.
  if (asksForAccount && staleBecause !== null)
    throw new Failure('provider-unreachable', 'InstantPay cannot be asked right now. Try again shortly.');
  const listed = asksForContact ? await listedOrRefuse(parts.facts, linkId, call) : null;
  const has = (kind: Said['kind'], value: string | null | undefined) => {
    const theirs = value == null ? [] : readSaid(value);
    return readings.find((said) => said.kind === kind && theirs.some((one) => isSame(one, said)));
  };
  return (
    has('mobile', listed?.mobile) ??
    has('e-mail', listed?.email) ??
    has('UPI address', accountNumberOf(link)) ??
    has('account', accountNumberOf(link))
  );
}

function isSame(one: Said, other: Said): boolean {
  return one.kind === other.kind && one.value === other.value;
}

async function enter(
  { disclosures }: Parts,
  actor: Actor,
  linkId: string,
  check: { match: boolean; kind: string },
): Promise<number> {
  return orNotRecorded(disclosures.enterCallerCheck(actor, linkId, check));
}

async function orNotRecorded<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(
      'not-recorded',
      'The check could not be recorded, so it is not answered. Try again.',
      {},
      error,
    );
  }
}

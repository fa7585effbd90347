import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import type { RevealField, revealField as endpoint } from '../../contract/reveals.ts';
import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import type { ListedLink } from '../instantpay/instantpay.ts';
import { accountNumberOf } from './account-number-of.ts';
import type { DisclosureStore } from './disclosure-store.ts';
import { isoInstant } from './ist-words.ts';
import type { ListFacts } from './list-facts.ts';
import { listedOrRefuse } from './listed-or-refuse.ts';
import { refuseNumber } from './refuse-number.ts';
import type { SharedTracks } from './shared-tracks.ts';
import { trackOrLastKnown } from './track-or-last-known.ts';

type Parts = { tracks: SharedTracks; facts: ListFacts; disclosures: DisclosureStore };

const SHOWN_FOR_MS = 5 * 60_000;

/** Shows one masked field of a link. It is entered before it is shown: no entry, no value. */
export async function revealField(
  parts: Parts,
  actor: Actor,
  { params: { linkId }, body: { field } }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  refuseNumber(linkId);
  const call = { endpointIp: actor.endpointIp, who: actor.id, priority: 'look' } as const;
  const { link } = await trackOrLastKnown(parts.tracks, linkId, false, call);
  const value =
    field === 'account'
      ? accountNumberOf(link)
      : listedField(await listedOrRefuse(parts.facts, linkId, call), field);
  const enteredAt = await enter(parts, actor, linkId, field);
  return { field, value, until: isoInstant(enteredAt + SHOWN_FOR_MS) };
}

function listedField(listed: ListedLink, field: Exclude<RevealField, 'account'>): string | null {
  return field === 'link-address' ? listed.url : listed[field];
}

async function enter(
  { disclosures }: Parts,
  actor: Actor,
  linkId: string,
  field: RevealField,
): Promise<number> {
  try {
    return await disclosures.enterReveal(actor, linkId, field);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('not-recorded', 'It could not be recorded, so it is not shown. Try again.', {}, error);
  }
}

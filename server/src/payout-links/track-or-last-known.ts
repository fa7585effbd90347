import { Failure } from '../failure.ts';
import type { CallFor, TrackedLink } from '../instantpay/instantpay.ts';
import type { SharedTracks } from './shared-tracks.ts';

/** A failed Track with an older answer behind it: shown, and marked stale. */
export type Look = { link: TrackedLink; staleBecause: string | null };

export async function trackOrLastKnown(
  tracks: SharedTracks,
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

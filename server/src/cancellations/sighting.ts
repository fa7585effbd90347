import type { Clock } from '../clock.ts';
import { classifyActivity } from '../payout-links/classify-activity.ts';
import { maskStatus, NOTHING_KNOWN } from '../masking/hidden.ts';
import type { Sighted } from '../payout-links/shared-tracks.ts';
import type { SeenLink } from '../../contract/seen-link.ts';
import type { TrackedLink } from '../instantpay/instantpay.ts';
import { isUndecided, type CancelOperation, type Sighting } from './cancel-operation.ts';

/** What a cancel needs of a Track. */
export function sightingOf({ link, sentMonotonicMs }: Sighted, clock: Clock): Sighting {
  const claims = link.activity.filter((row) => classifyActivity(row.text) === 'claimed');
  return {
    providerStatus: statusWord(link),
    ageMs: clock.monotonic() - sentMonotonicMs,
    claimedAt: claims.at(-1)?.at ?? null,
  };
}

/** The facts a cancel is decided on. A notification between look and click changes none of them. */
export function seenOf(link: TrackedLink): SeenLink {
  const times = link.activity
    .filter((row) => row.at !== null && classifyActivity(row.text) !== 'notified')
    .map((row) => Math.floor((row.at ?? 0) / 1000) * 1000);
  return {
    providerStatus: statusWord(link),
    amount: link.amountPaise,
    lastActivityAt:
      times.length === 0 ? null : new Date(Math.max(...times)).toISOString().replace('.000Z', 'Z'),
  };
}

/** It is kept, and shown to everybody: a status never seen may be a whole sentence about the recipient. */
function statusWord({ providerStatus }: TrackedLink): string {
  return maskStatus(providerStatus, NOTHING_KNOWN).slice(0, LONGEST_STATUS).toWellFormed();
}

/** Of `SeenLink`. */
const LONGEST_STATUS = 60;

/** Whether a Track may settle what is in doubt, or tells something else than what was seen last. */
export function isNewsFor(operation: CancelOperation, link: TrackedLink): boolean {
  const { lastTrack, contradictedSince, watchUntil, state } = operation;
  if (isUndecided(operation)) return lastTrack === null || link.sentAt - lastTrack.at > 1000;
  if (watchUntil === null && state !== 'awaiting-approval') return false;
  return contradictedSince !== null || (lastTrack?.status ?? 'ISSUED') !== statusWord(link);
}

import type { LinkStatus } from '../../contract/payout-links.ts';
import { createdAtFromId } from '../payout-links/created-at.ts';
import type { DirectoryRecord, Look, Sighting, TrackedFacts } from './directory-record.ts';
import { linkIdOf, linkStatusOf, listedFacts } from './sighting-of.ts';

type Listed = Extract<Sighting, { by: 'list' }>;
type Tracked = Extract<Sighting, { by: 'track' }>;

/** List may be late: within this time after a Track its status counts for nothing. */
const TRACK_IS_FRESH_MS = 60_000;

/**
 * What is known of a link after one more answer. Answers may come in any order: an older one never overrules a newer
 * one. Track is asked again (`look`) where the two disagree in a way that a link does not go. A resend of a link that
 * is not known tells nothing: null.
 */
export function mergeSighting(
  record: DirectoryRecord | null,
  sighting: Sighting,
  now: number,
): DirectoryRecord | null {
  if (sighting.by === 'resend') return record === null ? null : resent(record, sighting.sentAt);
  const known = record === null ? null : credible(record, now);
  const merged =
    sighting.by === 'list'
      ? known === null
        ? firstListed(sighting)
        : listedAgain(known, sighting)
      : known === null
        ? firstTracked(sighting)
        : trackedAgain(known, sighting);
  return { ...merged, createdAt: createdAtOf(merged, record?.createdAt ?? sighting.sentAt, now) };
}

function firstListed({ link, sentAt }: Listed): DirectoryRecord {
  const status = linkStatusOf(link.providerStatus);
  const first: DirectoryRecord = {
    ...{ linkId: link.linkId, status, providerStatus: link.providerStatus, amountPaise: link.amountPaise },
    ...{ createdAt: sentAt, sinceAt: null, statusAt: sentAt },
    ...{ listed: listedFacts(link), listedAt: sentAt, tracked: null, trackedAt: null, look: null },
  };
  return { ...first, look: whatIsMissing(first) };
}

function firstTracked(sighting: Tracked): DirectoryRecord {
  const { providerStatus, amountPaise, facts, sentAt } = sighting;
  return {
    ...{ linkId: linkIdOf(sighting), status: linkStatusOf(providerStatus), providerStatus, amountPaise },
    ...{ createdAt: sentAt, sinceAt: facts.sinceAt, statusAt: sentAt },
    ...{ listed: null, listedAt: null, tracked: facts, trackedAt: sentAt, look: null },
  };
}

function listedAgain(record: DirectoryRecord, { link, sentAt }: Listed): DirectoryRecord {
  if (record.listedAt !== null && sentAt <= record.listedAt) return record;
  const heard: DirectoryRecord = {
    ...record,
    ...{ listed: listedFacts(link), listedAt: sentAt },
    amountPaise: sentAt > (record.trackedAt ?? 0) ? link.amountPaise : record.amountPaise,
  };
  const { status, providerStatus, trackedAt } = heard;
  if (sentAt <= heard.statusAt || link.providerStatus === providerStatus)
    return {
      ...heard,
      statusAt: Math.max(heard.statusAt, agreedAt(heard, link, sentAt)),
      look: stillMissing(heard),
    };
  const next = linkStatusOf(link.providerStatus);
  if (trackedAt !== null) {
    if (sentAt - trackedAt < TRACK_IS_FRESH_MS) return heard;
    if (!mayFollow(status, next)) return { ...heard, look: 1 };
  }
  const changed = {
    ...heard,
    status: next,
    providerStatus: link.providerStatus,
    statusAt: sentAt,
    sinceAt: sentAt,
  };
  return { ...changed, look: whatIsMissing(changed) };
}

function agreedAt(
  { providerStatus, statusAt }: DirectoryRecord,
  link: Listed['link'],
  sentAt: number,
): number {
  return link.providerStatus === providerStatus ? sentAt : statusAt;
}

function trackedAgain(record: DirectoryRecord, sighting: Tracked): DirectoryRecord {
  const { providerStatus, facts, sentAt } = sighting;
  if (record.trackedAt !== null && sentAt < record.trackedAt) return record;
  const heard: DirectoryRecord = {
    ...record,
    ...{
      tracked: { ...facts, sentAt: later(facts.sentAt, record.tracked?.sentAt ?? null) },
      trackedAt: sentAt,
    },
    amountPaise: sentAt >= (record.listedAt ?? 0) ? sighting.amountPaise : record.amountPaise,
  };
  const isSame = providerStatus === record.providerStatus;
  // What contradicted Track may have been said after this one was asked for.
  const look = record.look === 1 && sentAt <= (record.listedAt ?? 0) ? 1 : null;
  if (isSame) {
    const sinceAt = facts.sinceAt ?? record.sinceAt;
    return { ...heard, sinceAt, statusAt: Math.max(sentAt, record.statusAt), look };
  }
  const status = linkStatusOf(providerStatus);
  if (sentAt < record.statusAt) {
    const asked = record.look === 4 ? null : record.look;
    return { ...heard, look: mayFollow(status, record.status) ? asked : 1 };
  }
  return {
    ...heard,
    ...{ status, providerStatus, statusAt: sentAt },
    sinceAt: facts.sinceAt ?? sentAt,
    look,
  };
}

function resent(record: DirectoryRecord, sentAt: number): DirectoryRecord {
  const tracked = record.tracked ?? NOTHING_TRACKED;
  const look = record.look === 4 ? null : record.look;
  return { ...record, tracked: { ...tracked, sentAt: later(tracked.sentAt, sentAt) }, look };
}

const NOTHING_TRACKED: TrackedFacts = {
  createdAt: null,
  sentAt: null,
  sinceAt: null,
  orderIds: [],
  accounts: [],
};

/** What only Track can tell of a status that List said. */
function whatIsMissing({ status, sinceAt, listed, tracked }: DirectoryRecord): Look | null {
  if (status === 'CLAIMED' || status === 'CANCELLED') return 3;
  if (status === 'PROCESSING') return sinceAt === null ? 2 : null;
  const hasContact = listed !== null && (listed.mobile !== null || listed.email !== null);
  return status === 'ISSUED' && tracked === null && hasContact ? 4 : null;
}

/** A contact may have come with List's newest answer. */
function stillMissing(record: DirectoryRecord): Look | null {
  return record.look ?? (record.status === 'ISSUED' ? whatIsMissing(record) : null);
}

/** Which way links go, as far as it may be believed to List alone. */
function mayFollow(from: LinkStatus, to: LinkStatus): boolean {
  return from === 'ISSUED' || (from === 'PROCESSING' && to !== 'OTHER');
}

function later(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

function createdAtOf({ linkId, listed, tracked }: DirectoryRecord, firstSeenAt: number, now: number): number {
  return tracked?.createdAt ?? createdAtFromId(linkId, now) ?? listed?.activatedAt ?? firstSeenAt;
}

/** How far the clocks of replicas may be apart. */
const CLOCKS_APART_MS = 60_000;

/** A clock that was ahead once must not make an answer the newest for ever. */
function credible(record: DirectoryRecord, now: number): DirectoryRecord {
  const past = (at: number) => (at > now + CLOCKS_APART_MS ? 0 : at);
  const { statusAt, listedAt, trackedAt } = record;
  if (Math.max(statusAt, listedAt ?? 0, trackedAt ?? 0) <= now + CLOCKS_APART_MS) return record;
  return {
    ...record,
    statusAt: past(statusAt),
    listedAt: listedAt === null ? null : past(listedAt),
    trackedAt: trackedAt === null ? null : past(trackedAt),
  };
}

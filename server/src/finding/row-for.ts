import type { CancelState } from '../../contract/cancellations.ts';
import type { MatchedBy, PayoutLinkRow } from '../../contract/finding.ts';
import { LinkStatus } from '../../contract/payout-links.ts';
import type { Actor } from '../actor.ts';
import type { DirectoryRecord } from '../directory/directory-record.ts';
import type { ListedLink, TrackedLink } from '../instantpay/instantpay.ts';
import { hiddenFrom, maskStatus, type Hidden } from '../masking/hidden.ts';
import { factsForPerson } from '../payout-links/facts-for-person.ts';
import { isoInstant } from '../payout-links/ist-words.ts';
import { knownOfLink } from '../payout-links/known-of-link.ts';

type Known = {
  record: DirectoryRecord;
  /** The newest Track that anybody here asked for, if any. */
  tracked: TrackedLink | null;
  matchedBy: MatchedBy;
  cancelState: CancelState | null;
};

/** A row of the list, masked for the person who asks. */
export function rowFor(actor: Actor, { record, tracked, matchedBy, cancelState }: Known): PayoutLinkRow {
  const listed = listedOf(record);
  const hidden = hiddenFrom(actor, hiddenOf(record, listed, tracked));
  const { url: _url, qrUrl: _qrUrl, ...shown } = factsForPerson(record.linkId, listed, actor, hidden);
  const { providerStatus, amountPaise, at } = newestOf(record, tracked);
  const createdAt = record.tracked?.createdAt ?? null;
  return {
    ...shown,
    ...(createdAt === null ? {} : { createdAt: isoInstant(createdAt), createdAtSource: 'activity' }),
    id: record.linkId,
    status: LinkStatus.safeParse(providerStatus).data ?? 'OTHER',
    providerStatus: maskStatus(providerStatus, hidden),
    amount: { paise: amountPaise, currency: 'INR' },
    ...{ matchedBy, asOf: isoInstant(at), cancelState },
  };
}

export function listedOf({
  linkId,
  providerStatus,
  amountPaise,
  listed,
}: DirectoryRecord): ListedLink | null {
  return listed === null ? null : { linkId, providerStatus, amountPaise, ...listed };
}

/** Accounts that it was paid into are known from earlier Tracks, too. */
function hiddenOf(
  { tracked: kept }: DirectoryRecord,
  listed: ListedLink | null,
  tracked: TrackedLink | null,
): Hidden {
  const { names, values } = knownOfLink(listed, tracked);
  const accounts = kept?.accounts.map(({ number }) => number) ?? [];
  return { names, values: [...new Set([...values, ...accounts])] };
}

/** What somebody just looked at may not have reached the directory yet. */
function newestOf(record: DirectoryRecord, tracked: TrackedLink | null) {
  return tracked !== null && tracked.sentAt > record.statusAt
    ? { ...tracked, at: tracked.sentAt }
    : { ...record, at: record.statusAt };
}

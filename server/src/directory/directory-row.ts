import { LinkStatus } from '../../contract/payout-links.ts';
import type { PayoutLinkTableRow } from '../database/tables.ts';
import type { DirectoryRecord, Look } from './directory-record.ts';

type Plain = Omit<PayoutLinkTableRow, 'no' | 'environment' | 'changed_at' | 'purpose_key'>;

/** What may stand in the database as it is. */
export function plainOf(record: DirectoryRecord): Plain {
  return {
    link_id: record.linkId,
    status: record.status,
    amount_paise: record.amountPaise,
    created_at: record.createdAt,
    expires_at: record.listed?.expiresAt ?? null,
    since_at: record.sinceAt,
    sent: sentOf(record),
    status_at: record.statusAt,
    listed_at: record.listedAt,
    tracked_at: record.trackedAt,
    look: record.look,
  };
}

/** Whoever has neither mobile nor e-mail was never sent anything; of all others only Track tells. */
function sentOf({ listed, tracked }: DirectoryRecord): 0 | 1 | null {
  if (tracked !== null) return tracked.sentAt === null ? 0 : 1;
  return listed !== null && listed.mobile === null && listed.email === null ? 0 : null;
}

/** What has to be sealed: a status that the provider made up may be a sentence, too. */
export function toSeal({ providerStatus, listed, tracked }: DirectoryRecord): string {
  return JSON.stringify({ providerStatus, listed, tracked } satisfies Sealed);
}

type Sealed = Pick<DirectoryRecord, 'providerStatus' | 'listed' | 'tracked'>;

/** Sealed texts open only where they belong. */
export function placeOf(environment: string, linkId: string): string {
  return `sealed_link.${environment}.${linkId}`;
}

export function recordOf(row: Plain, opened: string): DirectoryRecord {
  return {
    ...(JSON.parse(opened) as Sealed),
    linkId: row.link_id,
    status: LinkStatus.safeParse(row.status).data ?? 'OTHER',
    amountPaise: row.amount_paise,
    createdAt: row.created_at,
    sinceAt: row.since_at,
    statusAt: row.status_at,
    listedAt: row.listed_at,
    trackedAt: row.tracked_at,
    look: row.look as Look | null,
  };
}

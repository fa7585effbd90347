import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import type { PayoutLinkRow, searchPayoutLinks } from '../../contract/finding.ts';
import { LinkStatus } from '../../contract/payout-links.ts';
import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import type { InstantPay, ListedLink, ListFilter } from '../instantpay/instantpay.ts';
import { hiddenFrom, maskStatus } from '../masking/hidden.ts';
import { maskText } from '../masking/mask.ts';
import { maskEmail, maskMobile, maskName } from '../masking/masked-forms.ts';
import type { ContactSearches } from './contact-searches.ts';
import { factsForPerson } from '../payout-links/facts-for-person.ts';
import { knownOfLink } from '../payout-links/known-of-link.ts';
import type { ListFacts } from '../payout-links/list-facts.ts';
import { readQuery, type Reading } from '../payout-links/read-query.ts';
import { refuseUnsupported } from './refuse-unsupported.ts';
import type { SharedTracks } from '../payout-links/shared-tracks.ts';

type Parts = {
  instantpay: Pick<InstantPay, 'list'>;
  facts: ListFacts;
  tracks: Pick<SharedTracks, 'lastKnown'>;
  contactSearches: ContactSearches;
};
type Search = InputOf<typeof searchPayoutLinks>['body'];
type Found = OutputOf<typeof searchPayoutLinks>;

const DEFAULT_LIMIT = 50;

/** Finds links through the provider's List. */
export async function findPayoutLinks(parts: Parts, actor: Actor, search: Search): Promise<Found> {
  refuseUnsupported(search);
  const reading = readQuery(search.q ?? '');
  const wanted = pageOf(search);
  if ('contact' in reading) await parts.contactSearches.admit(actor);
  const page = await parts.instantpay.list(filterFor(reading, search), wanted, {
    endpointIp: actor.endpointIp,
    who: actor.id,
    priority: 'look',
  });
  refuseOtherLinks(reading, page.items);
  if (wanted.number > 1 && page.items.length === 0) {
    throw new Failure('invalid-input', 'There is no such page: the list has become shorter. Search again.');
  }
  page.items.forEach(parts.facts.remember);
  const readAs = tellReading(reading, actor, search);
  return {
    items: await rowsOf(parts, page.items, actor, readAs.kind),
    nextCursor: wanted.number < page.totalPages ? `${wanted.number + 1}-${wanted.size}` : null,
    ...{ total: page.totalRecords, totalIsExact: true, readAs: { ...readAs, note: null } },
    ...{ lines: [], opens: null, hiddenByFilters: null, providerTrouble: null },
  };
}

/** Asked for one link, an answer about another is no answer. */
function refuseOtherLinks(reading: Reading, items: readonly ListedLink[]): void {
  if (reading.kind !== 'link id' || items.every(({ linkId }) => linkId === reading.linkId)) return;
  throw new Failure('provider-unclear', 'InstantPay’s answer was about another link than the one asked for.');
}

function filterFor(reading: Reading, search: Search): ListFilter {
  if (reading.kind === 'unsupported') throw new Failure('invalid-input', reading.because);
  const status = search.status?.length ? { status: search.status } : {};
  if (reading.kind === 'everything') return status;
  return reading.kind === 'link id'
    ? { ...status, linkId: reading.linkId }
    : { ...status, contact: reading.contact };
}

/** The cursor is a page of the provider and its size: pages of another size would lose or repeat links. */
function pageOf({ cursor, limit }: Search): { number: number; size: number } {
  if (cursor === undefined) return { number: 1, size: limit ?? DEFAULT_LIMIT };
  const [, number, size] = /^([1-9]\d{0,5})-([1-9]\d{0,2})$/.exec(cursor) ?? [];
  if (number === undefined || Number(size) > 200) {
    throw new Failure('invalid-input', 'This cursor does not come from here. Search again.');
  }
  if (limit !== undefined && limit !== Number(size)) {
    throw new Failure('invalid-input', 'The limit cannot change between pages. Search again.');
  }
  return { number: Number(number), size: Number(size) };
}

/** A page whose every text is as long as it may be takes a second to mask: others come in between. */
async function rowsOf(
  parts: Parts,
  items: readonly ListedLink[],
  actor: Actor,
  matchedBy: PayoutLinkRow['matchedBy'],
): Promise<PayoutLinkRow[]> {
  const rows: PayoutLinkRow[] = [];
  for (const item of items) {
    rows.push(rowOf(parts, item, actor, matchedBy));
    await letOthersRun();
  }
  return rows;
}

function rowOf(
  { tracks }: Parts,
  item: ListedLink,
  actor: Actor,
  matchedBy: PayoutLinkRow['matchedBy'],
): PayoutLinkRow {
  const tracked = tracks.lastKnown(item.linkId)?.link ?? null;
  const hidden = hiddenFrom(actor, knownOfLink(item, tracked));
  const { url: _url, qrUrl: _qrUrl, ...shown } = factsForPerson(item.linkId, item, actor, hidden);
  return {
    ...shown,
    id: item.linkId,
    status: LinkStatus.safeParse(item.providerStatus).data ?? 'OTHER',
    providerStatus: maskStatus(item.providerStatus, hidden),
    amount: { paise: item.amountPaise, currency: 'INR' },
    matchedBy,
    asOf: new Date().toISOString(),
    cancelState: null,
  };
}

/** What was typed is repeated only as far as the person could see it in a row. */
function tellReading(
  reading: Reading,
  actor: Actor,
  search: Search,
): { kind: PayoutLinkRow['matchedBy']; text: string } {
  switch (reading.kind) {
    case 'link id':
      return { kind: 'link id', text: reading.linkId };
    case 'mobile':
      return { kind: 'mobile', text: maskMobile(reading.contact) };
    case 'e-mail':
      return { kind: 'e-mail', text: maskEmail(reading.contact) };
    case 'name':
      return {
        kind: 'name',
        text: actor.permissions.includes('see-names') ? maskText(reading.contact) : maskName(reading.contact),
      };
    default:
      return { kind: search.status?.length ? 'status' : 'everything', text: '' };
  }
}

import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { LinkStatus, type PayoutLinkRow, type searchPayoutLinks } from '../../contract/payout-links.ts';
import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import type { InstantPay, ListedLink, ListFilter } from '../instantpay/instantpay.ts';
import { maskEmail, maskMobile, maskName } from '../people/mask.ts';
import { factsForPerson } from './facts-for-person.ts';
import type { ListFacts } from './list-facts.ts';
import { readQuery, type Reading } from './read-query.ts';

type Parts = { instantpay: Pick<InstantPay, 'list'>; facts: ListFacts };
type Search = InputOf<typeof searchPayoutLinks>['body'];
type Found = OutputOf<typeof searchPayoutLinks>;

const DEFAULT_LIMIT = 50;

/** Finds links through the provider's List; the cursor is its page. */
export async function findPayoutLinks(parts: Parts, actor: Actor, search: Search): Promise<Found> {
  refuseUnsupported(search);
  const reading = readQuery(search.q ?? '');
  const filter = filterFor(reading, search);
  const size = search.limit ?? DEFAULT_LIMIT;
  const number = readCursor(search.cursor);
  const page = await parts.instantpay.list(
    filter,
    { number, size },
    { endpointIp: actor.endpointIp, priority: 'look' },
  );
  if (number > 1 && page.items.length === 0) {
    throw new Failure('invalid-input', 'There is no such page: the list has become shorter. Search again.');
  }
  page.items.forEach(parts.facts.remember);
  const matchedBy =
    reading.kind === 'everything' || reading.kind === 'unsupported' ? undefined : reading.kind;
  return {
    items: page.items.map((item) =>
      rowOf(item, actor, matchedBy ?? (search.status ? 'status' : 'everything')),
    ),
    nextCursor: number < page.totalPages ? String(number + 1) : null,
    total: page.totalRecords,
    readAs: readAs(reading, actor, search),
  };
}

/** What List cannot do is refused, never half done. */
function refuseUnsupported(search: Search): void {
  const { purpose, createdFrom, createdTo, expiresFrom, expiresTo, amountMin, amountMax, worklist, sort } =
    search;
  const unsupported = {
    purpose,
    createdFrom,
    createdTo,
    expiresFrom,
    expiresTo,
    amountMin,
    amountMax,
    worklist,
    sort,
  };
  const asked = Object.entries(unsupported).find(([, value]) => value !== undefined)?.[0];
  if (asked !== undefined)
    throw new Failure('invalid-input', `InstantPay cannot filter or sort by “${asked}”.`);
  if (search.status?.includes('OTHER')) {
    throw new Failure('invalid-input', 'InstantPay cannot filter by a status that it has not named.');
  }
}

function filterFor(reading: Reading, search: Search): ListFilter {
  if (reading.kind === 'unsupported') throw new Failure('invalid-input', reading.because);
  const status = search.status?.length ? { status: search.status } : {};
  if (reading.kind === 'everything') return status;
  return reading.kind === 'link id'
    ? { ...status, linkId: reading.linkId }
    : { ...status, contact: reading.contact };
}

function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 1;
  if (!/^[1-9]\d{0,6}$/.test(cursor)) throw new Failure('invalid-input', 'The cursor is not one of ours.');
  return Number(cursor);
}

function rowOf(item: ListedLink, actor: Actor, matchedBy: PayoutLinkRow['matchedBy']): PayoutLinkRow {
  const { url: _url, qrUrl: _qrUrl, ...shown } = factsForPerson(item.linkId, item, actor);
  const status = LinkStatus.safeParse(item.providerStatus);
  return {
    ...shown,
    id: item.linkId,
    status: status.success ? status.data : 'OTHER',
    providerStatus: item.providerStatus.slice(0, 60),
    amount: { paise: item.amountPaise, currency: 'INR' },
    matchedBy,
  };
}

/** What was typed is repeated only as far as the person could see it in a row. */
function readAs(reading: Reading, actor: Actor, search: Search): Found['readAs'] {
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
        text: actor.permissions.includes('see-names') ? reading.contact : maskName(reading.contact),
      };
    default:
      return { kind: search.status ? 'status' : 'everything', text: '' };
  }
}

import { refusal } from './credentials.ts';
import type { Verdict } from './envelope.ts';
import { toIst } from './ist.ts';
import type { LinkPlan, Recipient } from './link-plan.ts';
import { strictJsonObject } from './strict-json.ts';
import type { World } from './world.ts';

const STATUSES = ['ISSUED', 'PROCESSING', 'CLAIMED', 'CANCELLED', 'EXPIRED'];
/** Nothing of this is published. */
export type Listing = {
  /** Larger pages are refused or cut, so that a client has to walk them. */
  mostPerPage: number;
  largerAre: 'refused' | 'cut';
  order: 'newest first' | 'oldest first';
};

export const USUAL_LISTING: Listing = { mostPerPage: 500, largerAre: 'refused', order: 'newest first' };

export function listLinks(world: World, body: string, listing: Listing = USUAL_LISTING): Verdict {
  const query = body.trim() === '' ? {} : strictJsonObject(body);
  if (query === undefined) return refusal('RPI', 'The request body is not valid JSON');
  const { filters = {}, pagination = {}, ...unknown } = query;
  const filter = fieldsOf(filters, ['status', 'contact', 'linkId']);
  const pages = fieldsOf(pagination, ['pageNumber', 'recordsPerPage']);
  if (Object.keys(unknown).length > 0 || filter === null || pages === null) {
    return refusal('RPI', 'The request contains unknown parameters');
  }
  const { status = [], contact = '', linkId = '' } = filter;
  if (!Array.isArray(status) || status.some((one) => !STATUSES.includes(one as string))) {
    return refusal('RPI', 'The filters.status is invalid');
  }
  if (typeof contact !== 'string') return refusal('RPI', 'The filters.contact must be a string');
  if (typeof linkId !== 'string' || !/^[\w-]{0,64}$/.test(linkId)) {
    return refusal('RPI', 'The filters.linkId is invalid');
  }
  const pageNumber = positive(pages['pageNumber'] ?? '1', 999_999);
  const asked = positive(pages['recordsPerPage'] ?? '10', 999_999);
  const isTooLarge = (asked ?? 0) > listing.mostPerPage && listing.largerAre === 'refused';
  if (pageNumber === null || asked === null || isTooLarge) return refusal('RPI', 'The pagination is invalid');
  const newestFirst = findLinks(world, status as string[], contact, linkId);
  const found = listing.order === 'newest first' ? newestFirst : newestFirst.toReversed();
  return onePage(world, found, pageNumber, Math.min(asked, listing.mostPerPage));
}

function findLinks(world: World, status: string[], contact: string, linkId: string): LinkPlan[] {
  const one = linkId === '' ? undefined : world.find(linkId);
  const candidates = linkId === '' ? world.newestFirst() : one === undefined ? [] : [one];
  return candidates.filter(
    (plan) =>
      (contact.trim() === '' || isContact(plan.recipient, contact.trim().toLowerCase())) &&
      (status.length === 0 || status.includes(world.state(plan).status)),
  );
}

/** The whole mobile, the whole e-mail, or whole words of the name. */
function isContact({ name, mobile, email }: Recipient, wanted: string): boolean {
  if (mobile === wanted || email.toLowerCase() === wanted) return true;
  const words = name.toLowerCase().split(/\s+/);
  return wanted.split(/\s+/).every((word) => words.includes(word));
}

function onePage(world: World, found: LinkPlan[], pageNumber: number, recordsPerPage: number): Verdict {
  const from = (pageNumber - 1) * recordsPerPage;
  const onPage = found.slice(from, from + recordsPerPage);
  const meta = {
    totalPages: Math.ceil(found.length / recordsPerPage),
    currentPage: pageNumber,
    totalRecords: found.length,
    recordsOnCurrentPage: onPage.length,
    recordFrom: onPage.length === 0 ? 0 : from + 1,
    recordTo: onPage.length === 0 ? 0 : from + onPage.length,
  };
  const records = onPage.map((plan) => record(world, plan));
  return { statuscode: 'TXN', status: 'Transaction Successful', data: { meta, records } };
}

function record(world: World, plan: LinkPlan) {
  const { status, expiresAt } = world.state(plan);
  const { name, email, mobile } = plan.recipient;
  return {
    amount: plan.amountPaise / 100,
    purpose: plan.purpose,
    description: plan.description,
    status,
    linkId: plan.id,
    contactDetails: { name, email, mobile },
    referenceNo: plan.referenceNo,
    orderId: plan.orderId,
    url: `https://instant.pe/${plan.shortCode}`,
    // The provider's own path really says `payment` here and `payments` elsewhere.
    qrUrl: `https://api.instantpay.in/payment/payout/link/qr/${plan.shortCode}`,
    paymentModes: plan.paymentModes,
    verifyBene: plan.verifyBene,
    activatedAt: toIst(plan.activatedAt),
    expiredAt: toIst(expiresAt),
  };
}

/** The object if it has no other fields than these. */
function fieldsOf(value: unknown, known: string[]): Record<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.keys(value).every((key) => known.includes(key)) ? (value as Record<string, unknown>) : null;
}

/** The provider wants its numbers as strings. */
function positive(value: unknown, max: number): number | null {
  if (typeof value !== 'string' || !/^[1-9]\d{0,5}$/.test(value)) return null;
  return Number(value) <= max ? Number(value) : null;
}

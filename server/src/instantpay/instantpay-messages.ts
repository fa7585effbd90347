import { isRecord } from './envelope.ts';
import type { ListedLink, ListedPage, TrackedActivity, TrackedLink } from './instantpay.ts';
import { istTime } from './ist-time.ts';
import { paiseFromRupees } from './paise-from-rupees.ts';

/** Something in the provider's data is missing or of another type; says which field. */
export class UnclearData extends Error {
  override readonly name = 'UnclearData';
}

/** Track's `data` in our words. A status never seen is passed on as it came. */
export function readTrackedData(
  data: unknown,
  linkId: string,
): Pick<TrackedLink, 'providerStatus' | 'amountPaise' | 'activity'> {
  const record = recordOf(data, 'data');
  if (record['linkId'] !== undefined && record['linkId'] !== linkId) throw new UnclearData('linkId');
  return {
    providerStatus: statusOf(record['status']),
    amountPaise: amountOf(record['amount']),
    activity: arrayOf(record['linkActivity'], 'linkActivity').map(readActivity),
  };
}

/** List's `data` in our words. Whatever a record may lack is null; asked for one link, another is no answer. */
export function readListedData(data: unknown, askedFor: string | undefined): Omit<ListedPage, 'sentAt'> {
  const record = recordOf(data, 'data');
  const meta = recordOf(record['meta'], 'meta');
  const items = arrayOf(record['records'], 'records').map(readListedLink);
  if (askedFor !== undefined && items.some(({ linkId }) => linkId !== askedFor))
    throw new UnclearData('linkId');
  return {
    items,
    page: countOf(meta['currentPage'], 'currentPage'),
    totalPages: countOf(meta['totalPages'], 'totalPages'),
    totalRecords: countOf(meta['totalRecords'], 'totalRecords'),
  };
}

function readActivity(row: unknown): TrackedActivity {
  const record = recordOf(row, 'linkActivity');
  const text = record['status'];
  if (typeof text !== 'string') throw new UnclearData('linkActivity.status');
  return {
    text: cut(text, LONGEST_SENTENCE),
    at: timeOf(record['activityAt'], 'activityAt'),
    orderId: textOf(record['orderId'], 'orderId'),
    accountType: textOf(record['accountType'], 'accountType'),
    accountNumber: textOf(record['accountNumber'], 'accountNumber'),
    accountIfsc: textOf(record['accountIfsc'], 'accountIfsc'),
  };
}

function readListedLink(row: unknown): ListedLink {
  const record = recordOf(row, 'records');
  const contact = recordOf(record['contactDetails'] ?? {}, 'contactDetails');
  const linkId = wholeTextOf(record['linkId'], 'linkId');
  if (linkId === null) throw new UnclearData('linkId');
  return {
    linkId,
    providerStatus: listedStatusOf(record['status']),
    amountPaise: amountOf(record['amount']),
    name: textOf(contact['name'], 'name'),
    mobile: textOf(contact['mobile'], 'mobile'),
    email: textOf(contact['email'], 'email'),
    purpose: textOf(record['purpose'], 'purpose'),
    description: textOf(record['description'], 'description', LONGEST_SENTENCE),
    referenceNo: textOf(record['referenceNo'], 'referenceNo'),
    orderId: textOf(record['orderId'], 'orderId'),
    url: textOf(record['url'], 'url'),
    qrUrl: textOf(record['qrUrl'], 'qrUrl'),
    paymentModes: arrayOf(record['paymentModes'] ?? [], 'paymentModes')
      .slice(0, MOST_MODES)
      .map(modeOf),
    verifiesBeneficiary: flagOf(record['verifyBene']),
    activatedAt: timeOf(record['activatedAt'], 'activatedAt'),
    expiresAt: timeOf(record['expiredAt'], 'expiredAt'),
  };
}

function recordOf(value: unknown, field: string): Record<string, unknown> {
  if (!isRecord(value)) throw new UnclearData(field);
  return value;
}

function arrayOf(value: unknown, field: string): unknown[] {
  if (!Array.isArray(value)) throw new UnclearData(field);
  return value;
}

/** A cancel is decided on the status as it was seen, so one that does not fit there is not taken. */
const MAX_STATUS_LENGTH = 60;

function statusOf(value: unknown): string {
  const status = wholeTextOf(value, 'status');
  if (status === null || status.length > MAX_STATUS_LENGTH) throw new UnclearData('status');
  return status;
}

/** In a list it is only shown, and one odd row must not hide the others. */
function listedStatusOf(value: unknown): string {
  const status = wholeTextOf(value, 'status');
  if (status === null) throw new UnclearData('status');
  return cut(status, MAX_STATUS_LENGTH);
}

function amountOf(value: unknown): number {
  const paise = paiseFromRupees(value);
  if (paise === null) throw new UnclearData('amount');
  return paise;
}

/**
 * UTF-16 units. What people type is far shorter, and whatever is read is looked through for names and numbers each
 * time that it is shown: without a bound one record would keep everybody waiting.
 */
const LONGEST_TEXT = 500;
/** A description, or a row of the activity. */
const LONGEST_SENTENCE = 2000;

/** Three are known. Each is masked whenever the link is shown, and an answer has room for a hundred thousand. */
const MOST_MODES = 20;

/** Empty is none. Whoever reads what was cut sees that it was. */
function textOf(value: unknown, field: string, longest = LONGEST_TEXT): string | null {
  const text = wholeTextOf(value, field);
  return text === null ? null : cut(text, longest);
}

/** Half an emoji at the end, or anywhere, would break a database or a screen further on. */
function cut(text: string, longest: number): string {
  const whole = text.toWellFormed();
  if (whole.length <= longest) return whole;
  return `${whole.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** What decides, or what is asked for by it: it is what it is, or the record is refused further on. */
function wholeTextOf(value: unknown, field: string): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') throw new UnclearData(field);
  return value.toWellFormed();
}

function timeOf(value: unknown, field: string): number | null {
  const text = textOf(value, field);
  return text === null ? null : istTime(text);
}

/** The provider publishes no type for its counts, and takes its own page numbers as strings. */
function countOf(value: unknown, field: string): number {
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0) throw new UnclearData(field);
  return count;
}

function modeOf(value: unknown): string {
  if (typeof value !== 'string') throw new UnclearData('paymentModes');
  return cut(value, LONGEST_TEXT);
}

function flagOf(value: unknown): boolean | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'boolean') throw new UnclearData('verifyBene');
  return value;
}

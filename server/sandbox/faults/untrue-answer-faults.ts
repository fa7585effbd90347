import type { Envelope } from '../envelope.ts';
import { changeFields } from './change-fields.ts';
import { jsonReply, type Exchange, type Fault, type Reply } from './exchange.ts';

/** Exactly the fields given, the rest honest. */
export const answer: Fault = ({ envelope, fault }) => {
  const given: Partial<Envelope> = {};
  for (const field of ['statuscode', 'status', 'data', 'environment'] as const) {
    if (fault[field] !== undefined) given[field] = fault[field];
  }
  return jsonReply(changeFields({ ...envelope, ...given }, fault.set, fault.drop), fault.httpStatus);
};

export const unknownCode: Fault = ({ envelope, fault }) =>
  jsonReply({
    ...envelope,
    statuscode: fault.statuscode ?? 'QQX',
    status: fault.status ?? 'Noted',
    data: null,
  });

/** A link state nobody has documented. */
export const unknownState: Fault = (exchange) =>
  changed(exchange, {
    track: { 'data.status': exchange.fault.status ?? 'ON_HOLD' },
    list: { 'data.records.*.status': exchange.fault.status ?? 'ON_HOLD' },
    write: { data: { status: exchange.fault.status ?? 'ON_HOLD' }, statuscode: 'TSU' },
  });

export const wrongTypes: Fault = (exchange) =>
  changed(exchange, {
    track: { 'data.status': 1, 'data.amount': '120.11', 'data.linkActivity': { 0: 'Payout link created' } },
    list: { 'data.meta': [], 'data.records': { 0: {} } },
    write: { statuscode: ['TXN'], status: 1 },
  });

/** Without the fields nothing can be said without. */
export const missingFields: Fault = ({ envelope, fault, call }) => {
  const drop = { track: ['data.status', 'data.amount'], list: ['data.meta', 'data.records.*.linkId'] };
  const ours = call === 'track' || call === 'list' ? drop[call] : ['statuscode', 'environment'];
  return jsonReply(changeFields(envelope, {}, fault.drop ?? ours));
};

export const extraFields: Fault = (exchange) =>
  changed(exchange, {
    track: { extra: { a: [1] }, 'data.utr': 'N123', 'data.linkActivity.*.channel': 'SMS' },
    list: { extra: { a: [1] }, 'data.records.*.createdBy': { name: 'Asha' }, 'data.meta.took': 3 },
    write: { extra: { a: [1] } },
  });

export const otherEnvironment: Fault = ({ envelope, fault }) => {
  const other = envelope.environment === 'SANDBOX' ? 'PRODUCTION' : 'SANDBOX';
  return jsonReply({ ...envelope, environment: fault.environment ?? other });
};

/** Answers about another link than it was asked for. */
export const otherId: Fault = (exchange) => {
  const linkId = '657aa9841b8d3897ff0a84fb';
  return changed(exchange, {
    track: { 'data.linkId': linkId, 'data.amount': 999.99 },
    list: { 'data.records.*.linkId': linkId },
    write: { data: { linkId } },
  });
};

export const impossibleTimestamps: Fault = (exchange) =>
  changed(exchange, {
    track: { timestamp: '2023-13-45 25:61:61', 'data.linkActivity.*.activityAt': '2023-02-30 14:51:25' },
    list: {
      timestamp: '0000-00-00 00:00:00',
      'data.records.*.activatedAt': '2023-02-30 24:00:00',
      'data.records.*.expiredAt': '0000-00-00 00:00:00',
    },
    write: { timestamp: '2023-02-30 24:00:00' },
  });

type Changes = Record<string, unknown>;

/** The change that belongs to the call, and the spec's own `set` and `drop` in place of it. */
function changed(
  { envelope, call, fault }: Exchange,
  by: { track: Changes; list: Changes; write: Changes },
): Reply {
  const ours = call === 'track' || call === 'list' ? by[call] : by.write;
  return jsonReply(changeFields(envelope, fault.set ?? ours, fault.drop));
}

import type { Exchange } from '../src/instantpay/exchange.ts';
import type { Random } from './random.ts';

/** What the provider does with a Cancel it has received for an open link, and how it answers. */
export const TREATMENTS = [
  'done',
  'done-but-5xx',
  'done-but-garbled',
  'done-but-silent',
  'accepted-then-done',
  'accepted-never-done',
  'pending-then-done',
  'pending-never-done',
  'refused',
  '5xx-not-done',
  '5xx-then-done',
  'unlisted-code',
] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** Null when no answer comes at all. */
export function answerTo(treatment: Treatment, random: Random): Exchange | null {
  switch (treatment) {
    case 'done':
    case 'accepted-then-done':
    case 'accepted-never-done':
      return envelope(200, 'TXN', 'Link Cancelled Successfully');
    case 'done-but-5xx':
    case '5xx-not-done':
    case '5xx-then-done':
      return random.chance(0.5)
        ? envelope(random.pick([500, 502, 503]), 'ISE', 'System error')
        : raw(random.pick([500, 502, 504]), 'text/html', '<h1>Bad gateway</h1>');
    case 'done-but-garbled':
      return random.pick([
        raw(200, 'text/html', '<h1>Welcome</h1>'),
        raw(200, 'application/json', '{"statuscode":"TXN"'),
        raw(204, 'application/json', ''),
        envelope(200, 'TXN', 'Link Cancelled Successfully', 'PRODUCTION'),
      ]);
    case 'done-but-silent':
      return null;
    case 'pending-then-done':
    case 'pending-never-done':
      return envelope(200, 'TUP', 'Transaction under process');
    case 'refused':
      return envelope(random.pick([200, 400, 401, 403]), random.pick(['IAC', 'RPI', 'AAB']), 'Not allowed');
    case 'unlisted-code':
      return envelope(200, random.pick(['ERR', 'SNA', 'TSU', 'ZZZ']), 'Provider failure');
  }
}

export const alreadyCancelled = (random: Random): Exchange =>
  envelope(random.pick([200, 400]), random.pick(['RPI', 'ERR', 'TXN']), 'Link is already cancelled');

/** A link that has ended otherwise, or is being claimed: a code that proves nothing. */
export const notOpen = (): Exchange => envelope(200, 'ERR', 'Link is not active');

export function envelope(
  status: number,
  statuscode: string,
  text: string,
  environment = 'SANDBOX',
): Exchange {
  const body = {
    ...{ statuscode, actcode: null, status: text, data: null, timestamp: '2026-01-05 15:30:00' },
    ...{ ipay_uuid: 'h0689665b8e2-3c5c', orderid: null, environment, internalCode: null },
  };
  return raw(status, 'application/json', JSON.stringify(body));
}

function raw(status: number, contentType: string, body: string): Exchange {
  return { kind: 'answer', status, headers: { 'content-type': contentType }, body: Buffer.from(body) };
}

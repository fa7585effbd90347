import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classifyActivity } from './classify-activity.ts';

test.each([
  ['Payout link created', 'created'],
  ['Payout link notification sent to 8430454547 and gaurav@gmail.com', 'notified'],
  ['Beneficiary verification successful', 'verified'],
  ['Link Claimed successfully', 'claimed'],
])('the published text “%s” is %s', (text, kind) => {
  expect(classifyActivity(text)).toBe(kind);
});

test.each([
  ['PAYOUT LINK CREATED', 'created'],
  ['Payout link has been created', 'created'],
  ['Payout link reminder sent to 8430454547', 'notified'],
  ['Recipient notified', 'notified'],
  ['Notification Link Sent To *******742 and ******@instantpay.in', 'notified'],
  ['Payout link notification could not be sent', 'failed'],
  ['Payout link notification failed', 'failed'],
  ['Payout link notification sent to 8430454547, failed', 'failed'],
  ['Beneficiary verification was successful', 'verified'],
  ['Beneficiary verification failed', 'failed'],
  ['Beneficiary verification unsuccessful', 'failed'],
  ['Beneficiary verification not successful', 'failed'],
  ['Beneficiary verification initiated', 'other'],
  ['Link claim failed at bank, link reopened', 'failed'],
  ['Link claimed but the payment was reversed', 'failed'],
  ['Payout link claimed', 'claimed'],
  ['Link not claimed yet', 'other'],
  ['Link unclaimed', 'other'],
  ['Link can be claimed', 'other'],
  ['Payout link cancelled', 'cancelled'],
  ['Payout link canceled', 'cancelled'],
  ['Link Cancelled Successfully', 'cancelled'],
  ['Payout link cancelled, amount returned to the account', 'cancelled'],
  ['Payout link could not be cancelled', 'failed'],
  ['Cancel of the link was rejected', 'failed'],
  ['Link will be cancelled', 'other'],
  ['Payout link expired', 'expired'],
  ['Payout link has expired, amount reversed', 'expired'],
  ['OTP expired', 'other'],
  ['Link opened', 'other'],
  ['', 'other'],
  ['💸', 'other'],
])('“%s” is read as %s', (text, kind) => {
  expect(classifyActivity(text)).toBe(kind);
});

test.each([
  ['Payout link created for Cancelled Kumar', 'created'],
  ['Payout link created: "cancelled, claimed, failed"', 'created'],
  ['Payout link notification sent to claimed@cancelled.com', 'notified'],
  ['Payout link notification sent to 8430454547 and return.failed@gmail.com', 'notified'],
  ['Payout link notification sent to 8430454547 and invalid@expired.in', 'notified'],
  ['Link Claimed successfully by Ravi Failed', 'claimed'],
  ['Payout link cancelled by Mr Claimed', 'cancelled'],
  ['Note added: “Link Claimed successfully”', 'other'],
])('words that a person chose do not change what “%s” is', (text, kind) => {
  expect(classifyActivity(text)).toBe(kind);
});

test('whoever is notified, a notification stays one', () => {
  const word = fc.constantFrom(
    'claimed',
    'cancelled',
    'expired',
    'failed',
    'return',
    'invalid',
    'created',
    'x',
  );
  fc.assert(
    fc.property(word, word, fc.integer({ min: 6e9, max: 9_999_999_999 }), (user, host, mobile) => {
      const text = `Payout link notification sent to ${mobile} and ${user}@${host}.com`;
      expect(classifyActivity(text)).toBe('notified');
    }),
  );
});

test('no text takes long, whatever it is', () => {
  for (const piece of ['sent to ', 'by ', '"', '@', 'link ', 'not ', '1 ']) {
    const startedAt = performance.now();
    classifyActivity(piece.repeat(50_000));
    expect(performance.now() - startedAt).toBeLessThan(200);
  }
});

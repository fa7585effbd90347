import { expect, test } from 'vitest';
import type { TrackedActivity } from '../instantpay/instantpay.ts';
import { linkStatusOf, trackSighting } from './sighting-of.ts';

const NOTHING = { orderId: null, accountType: null, accountNumber: null, accountIfsc: null };
const step = (text: string, at: number | null, more: Partial<TrackedActivity> = {}): TrackedActivity => ({
  ...{ ...NOTHING, text, at },
  ...more,
});
const ACCOUNT = { accountNumber: '7770007428585742', accountIfsc: 'YESB0CMSNOC' };

/** The provider's own sample. */
const STEPS = [
  step('Payout link created', 1000),
  step('Payout link notification sent to 8430454547 and ravi@example.in', 2000),
  step('Beneficiary verification successful', 7000, { ...ACCOUNT, orderId: '1231212092131KTMDF' }),
  step('Link Claimed successfully', 8000, { ...ACCOUNT, orderId: '1231212092131FDBUT' }),
];

function factsOf(providerStatus: string, activity: TrackedActivity[]) {
  const sighting = trackSighting({
    ...{ linkId: 'link-1', providerStatus, amountPaise: 12_011, activity, sentAt: 9000 },
    ...{ reference: null, environment: 'LIVE', statusCode: 'TXN' },
  });
  if (sighting.by !== 'track') throw new Error('it was tracked');
  return sighting.facts;
}

test('what Track tells of a claimed link is understood from its activity', () => {
  expect(factsOf('CLAIMED', STEPS)).toEqual({
    ...{ createdAt: 1000, sentAt: 2000, sinceAt: 8000 },
    orderIds: ['1231212092131KTMDF', '1231212092131FDBUT'],
    accounts: [{ number: '7770007428585742', ifsc: 'YESB0CMSNOC' }],
  });
});

test('a status began with its own step, the newest of them', () => {
  expect(factsOf('PROCESSING', STEPS).sinceAt).toBe(7000);
  expect(factsOf('PROCESSING', [...STEPS, step('Beneficiary verification successful', 9000)]).sinceAt).toBe(
    9000,
  );
  expect(factsOf('ISSUED', STEPS).sinceAt).toBeNull();
  expect(factsOf('CANCELLED', [...STEPS, step('Link cancelled', 8500)]).sinceAt).toBe(8500);
});

test('a notification whose time is impossible was sent all the same', () => {
  expect(
    factsOf('ISSUED', [step('Payout link notification sent to 8430454547', null)]).sentAt,
  ).not.toBeNull();
  expect(factsOf('ISSUED', [step('Payout link created', 1)]).sentAt).toBeNull();
});

test('a status that InstantPay made up is another one', () => {
  expect([linkStatusOf('CLAIMED'), linkStatusOf('claimed'), linkStatusOf('ON HOLD')]).toEqual([
    ...['CLAIMED', 'OTHER', 'OTHER'],
  ]);
});

test('of an answer with thousands of orders and accounts only the newest are kept', () => {
  const many = Array.from({ length: 30_000 }, (_, n) =>
    step('Something else', n, { orderId: `order-${n}`, accountNumber: `${n}`, accountIfsc: null }),
  );
  const { orderIds, accounts } = factsOf('ISSUED', many);
  expect([orderIds.length, orderIds.at(-1)]).toEqual([20, 'order-29999']);
  expect([accounts.length, accounts.at(-1)?.number]).toEqual([20, '29999']);
});

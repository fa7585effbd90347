import fc from 'fast-check';
import type { Sighting, TrackedFacts } from '../src/directory/directory-record.ts';
import type { ListedLink } from '../src/instantpay/instantpay.ts';

/** A moment at which answers of InstantPay are asked for; all of them lie within ten minutes of it. */
export const SIGHTED_AT = Date.UTC(2026, 10, 20, 6, 0, 0);
const WITHIN_MS = 600_000;

const STATUSES = ['ISSUED', 'PROCESSING', 'CLAIMED', 'CANCELLED', 'EXPIRED', 'ON HOLD'];

/** Few enough that each is told of again and again; one has no date in its id. */
const LINK_IDS = [
  '65704add83911e52b70ebcbc',
  '65704add83911e52b70ebcbd',
  '6a1f4add83911e52b70e0001',
  'odd_link-7',
];

const linkId = fc.constantFrom(...LINK_IDS);
const status = fc.constantFrom(...STATUSES);
const amount = fc.constantFrom(10_000, 12_011, 5_000_000);
const anytime = fc.integer({ min: SIGHTED_AT - WITHIN_MS, max: SIGHTED_AT });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });

export function anyListed(of: fc.Arbitrary<string> = linkId): fc.Arbitrary<ListedLink> {
  return fc.record({
    ...{ linkId: of, providerStatus: status, amountPaise: amount },
    name: maybe(fc.constantFrom('Ravi Kumar', 'Asha O’Neil', 'रवि कुमार')),
    mobile: maybe(fc.constantFrom('9876543210', '+91 98765 43211')),
    email: maybe(fc.constantFrom('ravi@example.in', 'Asha@Example.in')),
    purpose: maybe(fc.constantFrom('Refund', 'refund ', 'Salary', 'NA')),
    description: maybe(fc.constantFrom('Refund of order 77', 'Diwali 😀 \0 gift')),
    referenceNo: maybe(fc.constantFrom('NA', 'INV-1001')),
    orderId: maybe(fc.constantFrom('1231212092131KTMDF')),
    url: maybe(fc.constantFrom('https://instant.pe/QxJwZk')),
    qrUrl: maybe(fc.constantFrom('https://instant.pe/payment/QxJwZk')),
    paymentModes: fc.constantFrom([], ['ACCOUNT', 'UPI']),
    verifiesBeneficiary: maybe(fc.boolean()),
    activatedAt: maybe(anytime),
    expiresAt: maybe(fc.integer({ min: SIGHTED_AT, max: SIGHTED_AT + 3 * 86_400_000 })),
  });
}

const facts: fc.Arbitrary<TrackedFacts> = fc.record({
  createdAt: maybe(anytime),
  sentAt: maybe(anytime),
  sinceAt: maybe(anytime),
  orderIds: fc.uniqueArray(fc.constantFrom('1231212092131FDBUT', '1231212092131KTMDF')),
  accounts: fc.array(
    fc.record({
      number: fc.constantFrom('7770007428585742', 'ravi@upi'),
      ifsc: maybe(fc.constant('YESB0CMSNOC')),
    }),
    { maxLength: 2 },
  ),
});

/** What InstantPay may say of one link, or of one of a few. */
export function anySighting(of: fc.Arbitrary<string> = linkId): fc.Arbitrary<Sighting> {
  const sentAt = anytime;
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ by: fc.constant('list' as const), link: anyListed(of), sentAt }) },
    {
      weight: 3,
      arbitrary: fc.record({
        ...{ by: fc.constant('track' as const), linkId: of, providerStatus: status, amountPaise: amount },
        ...{ facts, sentAt },
      }),
    },
    { weight: 1, arbitrary: fc.record({ by: fc.constant('resend' as const), linkId: of, sentAt }) },
  );
}

import { expect, test } from 'vitest';
import { Failure } from '../failure.ts';
import type { InstantPay, ListedLink, TrackedLink, WriteVerdict } from '../instantpay/instantpay.ts';
import type { Sighting } from './directory-record.ts';
import { watchProvider } from './watch-provider.ts';

const CALL = { endpointIp: '203.0.113.7', priority: 'look', who: 'p-1' } as const;
const TRACKED: TrackedLink = {
  ...{ linkId: 'link-1', providerStatus: 'CLAIMED', amountPaise: 100, sentAt: 7 },
  activity: [],
  ...{ reference: null, environment: 'LIVE', statusCode: 'TXN' },
};
const PAGE = { items: [{ linkId: 'link-1' }, { linkId: 'link-2' }] as ListedLink[], sentAt: 9 };

function watched(answers: Partial<InstantPay>) {
  const noticed: Sighting[] = [];
  const provider = { close: async () => undefined, ...answers } as InstantPay;
  return { noticed, instantpay: watchProvider(provider, (some) => void noticed.push(...some)) };
}

test('everything that is read is noticed, and reaches who asked as it came', async () => {
  const page = { ...PAGE, page: 1, totalPages: 1, totalRecords: 2 };
  const { noticed, instantpay } = watched({ track: async () => TRACKED, list: async () => page });
  expect(await instantpay.track('link-1', CALL)).toBe(TRACKED);
  expect(await instantpay.list({}, { number: 1, size: 2 }, CALL)).toBe(page);
  expect(noticed.map(({ by, sentAt }) => [by, sentAt])).toEqual([
    ['track', 7],
    ['list', 9],
    ['list', 9],
  ]);
});

test('a read that fails tells nothing, and fails as it did', async () => {
  const failure = new Failure('provider-unreachable', 'InstantPay cannot be reached.');
  const { noticed, instantpay } = watched({ track: () => Promise.reject(failure) });
  await expect(instantpay.track('link-1', CALL)).rejects.toBe(failure);
  expect(noticed).toEqual([]);
});

test.each([
  ['accepted', 1],
  ['refused', 0],
  ['unknown', 0],
  ['not-sent', 0],
] as const)('of a resend that was %s, this many are noticed: %s', async (verdict, count) => {
  const { noticed, instantpay } = watched({
    notify: () => Promise.resolve({ class: verdict } as WriteVerdict),
  });
  const before = Date.now();
  await instantpay.notify('link-1', CALL, () => true);
  expect(noticed.map(({ by }) => by)).toEqual(Array.from({ length: count }, () => 'resend'));
  for (const { sentAt } of noticed) expect(sentAt).toBeGreaterThanOrEqual(before);
});

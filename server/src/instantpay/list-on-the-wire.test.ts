import { afterEach, expect, test } from 'vitest';
import { saying } from '../../testing/raw-provider.ts';
import { BY, LINK, closePairs, startPair } from '../../testing/test-client.ts';

afterEach(closePairs);

const RECORD = {
  amount: 5,
  purpose: 'Refund',
  description: '',
  status: 'ISSUED',
  linkId: LINK,
  contactDetails: { name: 'Ravi Kumar', email: null, mobile: '9876543210' },
  referenceNo: 'NA',
  orderId: '12',
  url: 'https://example.org/a',
  qrUrl: 'https://example.org/payment/a',
  paymentModes: ['bank', 'upi'],
  verifyBene: true,
  activatedAt: '2023-12-12 00:00:00',
  expiredAt: '2023-12-15 23:59:59',
};
const META = { totalPages: 3, currentPage: '2', totalRecords: 41 };
const listing = (record: unknown, meta: unknown = META) => saying({ data: { meta, records: [record] } });

test('a page of links is read whole, and what a record lacks is null', async () => {
  const { client } = await startPair(listing(RECORD));
  const page = await client.list({}, { number: 2, size: 20 }, BY);
  const { amount: _, status: __, contactDetails: ___, verifyBene: ____, expiredAt: _____, ...same } = RECORD;
  expect(page).toEqual({
    items: [
      {
        ...same,
        amountPaise: 500,
        providerStatus: 'ISSUED',
        ...{ name: 'Ravi Kumar', email: null, mobile: '9876543210', description: null },
        verifiesBeneficiary: true,
        activatedAt: Date.parse('2023-12-12T00:00:00+05:30'),
        expiresAt: Date.parse('2023-12-15T23:59:59+05:30'),
      },
    ],
    ...{ page: 2, totalPages: 3, totalRecords: 41, sentAt: expect.closeTo(Date.now(), -4) as number },
  });
  const bare = await startPair(listing({ amount: 5, status: 'ISSUED', linkId: LINK }));
  expect((await bare.client.list({}, { number: 1, size: 1 }, BY)).items[0]).toMatchObject({
    name: null,
    paymentModes: [],
    expiresAt: null,
  });
});

test.for([
  ['a mobile that is a number', { ...RECORD, contactDetails: { mobile: 98 } }, META],
  ['contact details that are a text', { ...RECORD, contactDetails: 'x' }, META],
  ['a link without an id', { ...RECORD, linkId: null }, META],
  ['modes that are a text', { ...RECORD, paymentModes: 'upi' }, META],
  ['a flag that is a text', { ...RECORD, verifyBene: 'yes' }, META],
  ['an expiry that is a number', { ...RECORD, expiredAt: 1 }, META],
  ['a count that is a fraction', RECORD, { ...META, totalPages: 1.5 }],
  ['a missing count', RECORD, { totalPages: 1, currentPage: 1 }],
] as const)('a page with %s is unclear', async ([, record, meta]) => {
  const { client } = await startPair(listing(record, meta));
  await expect(client.list({}, { number: 1, size: 1 }, BY)).rejects.toMatchObject({
    code: 'provider-unclear',
  });
});

test('a refused List never says that a link does not exist', async () => {
  const { client } = await startPair(saying({ statuscode: 'ANF', status: 'Not found' }));
  await expect(client.list({}, { number: 1, size: 1 }, BY)).rejects.toMatchObject({
    code: 'provider-refused',
  });
});

test('asked for one link, an answer about another is unclear', async () => {
  const { client } = await startPair(listing({ ...RECORD, linkId: '657aa9841b8d3897ff0a84fb' }));
  await expect(client.list({ linkId: LINK }, { number: 1, size: 1 }, BY)).rejects.toMatchObject({
    code: 'provider-unclear',
    message: expect.stringContaining('(linkId)') as unknown,
  });
  expect((await client.list({}, { number: 1, size: 1 }, BY)).items).toHaveLength(1);
});

test('texts that nobody types are cut where it can be seen, and never the id, the status or the amount', async () => {
  const long = 'a '.repeat(3000);
  const contactDetails = { name: long, email: long, mobile: long };
  const texts = { purpose: long, referenceNo: long, orderId: long, description: long, contactDetails };
  const { client } = await startPair(listing({ ...RECORD, ...texts, paymentModes: [long] }));
  const [link] = (await client.list({}, { number: 1, size: 20 }, BY)).items;
  const { name, mobile, email, purpose, referenceNo, orderId, paymentModes } = link ?? {};
  for (const text of [name, mobile, email, purpose, referenceNo, orderId, paymentModes?.[0]])
    expect(text).toBe(`${long.slice(0, 499)}…`);
  expect(link?.description).toBe(`${long.slice(0, 1999)}…`);
  const exactly = 'a'.repeat(500);
  const kept = await startPair(listing({ ...RECORD, purpose: exactly, linkId: 'b'.repeat(600) }));
  expect((await kept.client.list({}, { number: 1, size: 20 }, BY)).items[0]).toMatchObject({
    purpose: exactly,
    linkId: 'b'.repeat(600),
  });
});

test('of more ways to be paid than there are the first twenty are kept', async () => {
  const paymentModes = Array.from({ length: 50_000 }, (_, n) => `M${n}`);
  const { client } = await startPair(listing({ ...RECORD, paymentModes }));
  const [link] = (await client.list({}, { number: 1, size: 20 }, BY)).items;
  expect(link?.paymentModes).toEqual(paymentModes.slice(0, 20));
});

test('a status too long to decide on is cut where it is only shown, and hides no other row', async () => {
  const { client } = await startPair(listing({ ...RECORD, status: 'X'.repeat(61) }));
  const { items } = await client.list({}, { number: 1, size: 20 }, BY);
  expect(items[0]?.providerStatus).toBe(`${'X'.repeat(59)}…`);
});

test('nothing is cut in the middle of a sign', async () => {
  const { client } = await startPair(listing({ ...RECORD, purpose: `a${'🧾'.repeat(400)}` }));
  const [link] = (await client.list({}, { number: 1, size: 20 }, BY)).items;
  expect(link?.purpose).toBe(`a${'🧾'.repeat(249)}…`);
  const odd = await startPair(listing({ ...RECORD, purpose: '🧾'.repeat(400) }));
  expect((await odd.client.list({}, { number: 1, size: 20 }, BY)).items[0]?.purpose).toBe(
    `${'🧾'.repeat(249)}…`,
  );
});

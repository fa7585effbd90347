import { afterAll, beforeAll, expect, test } from 'vitest';
import { askFor, hear, listOf } from './ask-sandbox.ts';
import { CLAIMED_SAMPLE_ID, ISSUED_SAMPLE_ID } from './sample-links.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';

type Listed = {
  meta: Record<string, number>;
  records: { linkId: string; status: string; contactDetails: { name: string } }[];
};

let sandbox: Sandbox;
const ids: string[] = [];
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, seededLinks: 0 });
  const now = Date.now();
  const links = [
    { status: 'ISSUED', recipient: { name: 'Asha Rao', mobile: '9000000001', email: 'asha@example.in' } },
    {
      status: 'CLAIMED',
      recipient: { name: 'Ashwin Rao', mobile: '9000000002', email: 'ashwin@example.in' },
    },
    {
      status: 'EXPIRED',
      recipient: { name: 'Rao Asha Devi', mobile: '9000000003', email: 'Devi@Example.in' },
    },
  ];
  for (const [i, link] of links.entries()) {
    const createdAt = Math.floor(now / 1000) * 1000 - 600_000 + i * 1000;
    ids.push(sandbox.control.makeLink({ ...link, createdAt }).id);
  }
});
afterAll(() => sandbox.close());

async function list(query: unknown): Promise<Listed> {
  return (await askFor<Listed>(sandbox.origin, listOf(query))).data;
}

async function idsFor(filters: unknown): Promise<string[]> {
  return (await list({ filters })).records.map(({ linkId }) => linkId);
}

test('lists everything newest first, ten to a page, when nothing is asked for', async () => {
  const { meta, records } = await list({});
  const all = [...ids.toReversed(), ISSUED_SAMPLE_ID, CLAIMED_SAMPLE_ID];
  expect(records.map(({ linkId }) => linkId)).toEqual(all);
  expect(meta).toEqual({
    totalPages: 1,
    currentPage: 1,
    totalRecords: 5,
    recordsOnCurrentPage: 5,
    recordFrom: 1,
    recordTo: 5,
  });
});

test('cuts into pages, the last one short', async () => {
  const { meta, records } = await list({ pagination: { pageNumber: '3', recordsPerPage: '2' } });
  expect(records.map(({ linkId }) => linkId)).toEqual([CLAIMED_SAMPLE_ID]);
  expect(meta).toEqual({
    totalPages: 3,
    currentPage: 3,
    totalRecords: 5,
    recordsOnCurrentPage: 1,
    recordFrom: 5,
    recordTo: 5,
  });
});

test('a page after the last is empty and still tells the true totals', async () => {
  const { meta, records } = await list({ pagination: { pageNumber: '9', recordsPerPage: '2' } });
  expect(records).toEqual([]);
  expect(meta).toMatchObject({ totalPages: 3, currentPage: 9, totalRecords: 5, recordsOnCurrentPage: 0 });
});

test('finds a person by whole words of the name, by mobile and by e-mail, whatever the case', async () => {
  expect(await idsFor({ contact: 'ASHA rao' })).toEqual([ids[2], ids[0]]);
  expect(await idsFor({ contact: 'ash' })).toEqual([]);
  expect(await idsFor({ contact: '9000000002' })).toEqual([ids[1]]);
  expect(await idsFor({ contact: 'devi@example.IN' })).toEqual([ids[2]]);
});

test('filters by state and by link id, and by both at once', async () => {
  expect(await idsFor({ status: ['CLAIMED', 'EXPIRED'] })).toEqual([ids[2], ids[1], CLAIMED_SAMPLE_ID]);
  expect(await idsFor({ linkId: ids[0] })).toEqual([ids[0]]);
  expect(await idsFor({ linkId: ids[0], status: ['CLAIMED'] })).toEqual([]);
  expect(await idsFor({ linkId: '657aa9841b8d3897ff0a84fb' })).toEqual([]);
});

test('a body without framing is a broken request, not a List', async () => {
  const ask = { ...listOf({ filters: { contact: 'Asha' } }), headers: { 'Content-Length': undefined } };
  expect((await hear(sandbox.origin, ask)).text).toMatch(/^HTTP\/1.1 400 /);
});

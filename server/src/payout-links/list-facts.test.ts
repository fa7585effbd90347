import { expect, test } from 'vitest';
import type { DirectoryRecord } from '../directory/directory-record.ts';
import type { CallFor, InstantPay, ListedLink } from '../instantpay/instantpay.ts';
import { createListFacts, type KnownLinks } from './list-facts.ts';

const CALL: CallFor = { endpointIp: '203.0.113.7', who: 'p-1', priority: 'look' };
const RAVI = { linkId: 'link-1', name: 'Ravi Kumar' } as ListedLink;
const NOTHING_KEPT: KnownLinks = { recordsOf: () => Promise.resolve(new Map()) };

function factsFrom(answer: () => ListedLink[], directory = NOTHING_KEPT) {
  const asked: string[] = [];
  const list: InstantPay['list'] = async ({ linkId = '' }) => {
    asked.push(linkId);
    const items = answer();
    return Promise.resolve({ items, page: 1, totalPages: 1, totalRecords: items.length, sentAt: 1 });
  };
  return { asked, facts: createListFacts({ list }, directory) };
}

test('List is asked once for a link, however many look at it', async () => {
  const { asked, facts } = factsFrom(() => [RAVI]);
  expect(facts.known('link-1')).toBeNull();
  expect(await Promise.all([facts.of('link-1', CALL), facts.of('link-1', CALL)])).toEqual([RAVI, RAVI]);
  expect(await facts.of('link-1', CALL)).toBe(RAVI);
  expect(facts.known('link-1')).toBe(RAVI);
  expect(asked).toEqual(['link-1']);
});

test('what a search has shown need not be asked again', async () => {
  const { asked, facts } = factsFrom(() => []);
  facts.remember(RAVI);
  expect(await facts.of('link-1', CALL)).toBe(RAVI);
  expect(asked).toEqual([]);
});

test('what List said before the last start is not asked again, and known without asking from then on', async () => {
  const { linkId, ...listed } = RAVI;
  const kept = {
    linkId,
    listed,
    providerStatus: 'CLAIMED',
    amountPaise: 100,
  } as Partial<DirectoryRecord> as DirectoryRecord;
  const { asked, facts } = factsFrom(() => [], {
    recordsOf: () => Promise.resolve(new Map([[linkId, kept]])),
  });
  expect(await facts.of('link-1', CALL)).toMatchObject(RAVI);
  expect(facts.known('link-1')).toMatchObject(RAVI);
  expect(asked).toEqual([]);
});

test('List is asked of a link that only Track has told of', async () => {
  const tracked = { linkId: 'link-1', listed: null } as Partial<DirectoryRecord> as DirectoryRecord;
  const { asked, facts } = factsFrom(() => [RAVI], {
    recordsOf: () => Promise.resolve(new Map([['link-1', tracked]])),
  });
  expect(await facts.of('link-1', CALL)).toBe(RAVI);
  expect(asked).toEqual(['link-1']);
});

test('List is asked while the database is out of reach', async () => {
  const { asked, facts } = factsFrom(() => [RAVI], { recordsOf: () => Promise.reject(new Error('gone')) });
  expect(await facts.of('link-1', CALL)).toBe(RAVI);
  expect(asked).toEqual(['link-1']);
});

test('a failing List fails nobody and is left alone for a while', async () => {
  const { asked, facts } = factsFrom(() => {
    throw new Error('unreachable');
  });
  expect(await facts.of('link-1', CALL)).toBeNull();
  expect(await facts.of('link-1', CALL)).toBeNull();
  expect(asked).toEqual(['link-1']);
});

test('a List that does not know the link, or answers about another, is left alone for a while', async () => {
  const { asked, facts } = factsFrom(() => [{ ...RAVI, linkId: 'link-2' }]);
  expect(await facts.of('link-1', CALL)).toBeNull();
  expect(await facts.of('link-1', CALL)).toBeNull();
  expect(asked).toEqual(['link-1']);
});

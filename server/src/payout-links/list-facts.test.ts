import { expect, test } from 'vitest';
import type { CallFor, InstantPay, ListedLink } from '../instantpay/instantpay.ts';
import { createListFacts } from './list-facts.ts';

const CALL: CallFor = { endpointIp: '203.0.113.7', who: 'p-1', priority: 'look' };
const RAVI = { linkId: 'link-1', name: 'Ravi Kumar' } as ListedLink;

function factsFrom(answer: () => ListedLink[]) {
  const asked: string[] = [];
  const list: InstantPay['list'] = async ({ linkId = '' }) => {
    asked.push(linkId);
    const items = answer();
    return Promise.resolve({ items, page: 1, totalPages: 1, totalRecords: items.length, sentAt: Date.now() });
  };
  return { asked, facts: createListFacts({ list }) };
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

import { expect, test } from 'vitest';
import { payoutLinkRows } from '../testing/payout-link-row.ts';
import { changesOf, changesWords, withChanges } from './changes-of.ts';
import type { FoundPage } from './search-query.ts';

const rows = payoutLinkRows(200);

function pageOf(first: number, count: number, changes: Partial<FoundPage> = {}): FoundPage {
  return {
    items: rows.slice(first, first + count),
    nextCursor: 'next',
    total: 200,
    totalIsExact: true,
    readAs: { kind: 'everything', text: '', note: null },
    lines: [],
    opens: null,
    hiddenByFilters: null,
    providerTrouble: null,
    readAt: 1000,
    ...changes,
  };
}

const look = (first: FoundPage | null, changed: typeof rows = []) => ({ readAt: 2000, first, rows: changed });
const claimed = (n: number) =>
  rows.slice(n, n + 1).map((row) => ({ ...row, status: 'CLAIMED' as const, asOf: '2026-11-22T05:00:00Z' }));

test('a later look at the same rows tells of nothing', () => {
  const later = rows.map((row) => ({
    ...row,
    asOf: '2026-11-22T05:00:00Z',
    matchedBy: 'everything' as const,
  }));
  const changes = changesOf([pageOf(10, 50)], look(pageOf(10, 50), later));
  expect(changes).toEqual({ changed: [], fresh: [], apart: false });
  expect(changesWords(changes)).toBeNull();
});

test('rows above those shown are new; rows that moved up from a page not read are not', () => {
  const changes = changesOf([pageOf(10, 50)], look(pageOf(8, 50)));
  expect(changes.fresh).toEqual(rows.slice(8, 10));
  const shorter = pageOf(10, 51, { items: rows.slice(11, 61) });
  expect(changesOf([pageOf(10, 50)], look(shorter)).fresh).toEqual([]);
});

test('a row that changed keeps its place and why it was found, wherever it stands', () => {
  const pages = [pageOf(0, 50), pageOf(50, 50)];
  const changes = changesOf(pages, look(pageOf(0, 50), claimed(70)));
  expect(changesWords(changes)).toBe('1 changed');
  const after = withChanges(pages, changes, null).flatMap(({ items }) => items);
  expect(after.map(({ id }) => id)).toEqual(rows.slice(0, 100).map(({ id }) => id));
  expect(after[70]).toMatchObject({ status: 'CLAIMED', matchedBy: rows[70]?.matchedBy });
});

test('a look from before a page was read says nothing of it', () => {
  const pages = [pageOf(0, 50, { readAt: 3000 }), pageOf(50, 50, { readAt: 3000 })];
  expect(changesOf(pages, look(pageOf(100, 50), claimed(70)))).toMatchObject({ changed: [], fresh: [] });
});

test('when more are new than a page holds, the rows shown do not follow on them', () => {
  const changes = changesOf([pageOf(100, 50)], look(pageOf(0, 50)));
  expect(changes.apart).toBe(true);
  expect(changesWords(changes)).toBe('50+ new');
});

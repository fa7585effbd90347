import { expect, test } from 'vitest';
import { payoutLinkRows } from '../testing/payout-link-row.ts';
import { addPages } from './link-table-loaded-rows.ts';

const none = () => addPages({ pages: [{ items: [] }], rows: [], ids: new Set() }, []);
const first = { items: payoutLinkRows(3) };

test('a link that a later page brings once more stays where it stands', () => {
  const second = { items: payoutLinkRows(3, 2) };
  const { rows } = addPages(addPages(none(), [first]), [first, second]);
  expect(rows.map(({ amount }) => amount.paise)).toEqual([10_000, 10_001, 10_002, 10_003, 10_004]);
});

test('the same pages give the same rows, and others replace them', () => {
  const before = addPages(none(), [first]);
  expect(addPages(before, [first]).rows).toBe(before.rows);
  const other = { items: payoutLinkRows(1, 50) };
  expect(addPages(before, [other]).rows).toEqual(other.items);
});

test('five hundred pages are read in time that grows with the pages', () => {
  const pages = Array.from({ length: 500 }, (_, n) => ({ items: payoutLinkRows(200, n * 200) }));
  let loaded = none();
  for (let count = 1; count <= pages.length; count += 1) loaded = addPages(loaded, pages.slice(0, count));
  expect(loaded.rows).toHaveLength(100_000);
  expect(loaded.ids.size).toBe(100_000);
});

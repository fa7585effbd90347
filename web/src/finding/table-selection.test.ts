import { expect, test } from 'vitest';
import { payoutLinkRows, rowId } from '../testing/payout-link-row.ts';
import { allOf, extended, NOTHING_SELECTED, selectedRows, toggled } from './table-selection.ts';

const ROWS = payoutLinkRows(10);
const marked = (selection: typeof NOTHING_SELECTED) =>
  selectedRows(selection, ROWS).map(({ id }) => ROWS.findIndex((row) => row.id === id));

test('a row is marked, and the second time no longer', () => {
  const once = toggled(NOTHING_SELECTED, rowId(3));
  expect(marked(once)).toEqual([3]);
  expect(marked(toggled(once, rowId(3)))).toEqual([]);
});

test('a range grows and shrinks from where it began, in both directions, and keeps what else was marked', () => {
  let selection = toggled(toggled(NOTHING_SELECTED, rowId(0)), rowId(5));
  selection = extended(selection, ROWS, rowId(5), rowId(8));
  expect(marked(selection)).toEqual([0, 5, 6, 7, 8]);
  selection = extended(selection, ROWS, rowId(8), rowId(6));
  expect(marked(selection)).toEqual([0, 5, 6]);
  selection = extended(selection, ROWS, rowId(6), rowId(3));
  expect(marked(selection)).toEqual([0, 3, 4, 5]);
});

test('without a beginning the range begins where one is', () => {
  expect(marked(extended(NOTHING_SELECTED, ROWS, rowId(2), rowId(4)))).toEqual([2, 3, 4]);
});

test('a range whose beginning is gone marks the row that was pressed', () => {
  const gone = toggled(NOTHING_SELECTED, rowId(99));
  expect(marked(extended(gone, ROWS, rowId(2), rowId(4)))).toEqual([4]);
});

test('the marked rows come in the order of the table', () => {
  expect(marked(toggled(toggled(NOTHING_SELECTED, rowId(7)), rowId(1)))).toEqual([1, 7]);
  expect(marked(allOf(ROWS))).toHaveLength(10);
});

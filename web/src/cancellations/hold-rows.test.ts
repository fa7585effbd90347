import { expect, test } from 'vitest';
import { cancelledOperation } from '../testing/cancelled-operation.ts';
import { countChanged, extendRows, holdRows } from './hold-rows.ts';

const open = (id: string) => row(id, false, '2026-11-22T06:00:00Z');
const ended = (id: string) => row(id, true, '2026-11-22T06:05:00Z');

function row(n: string, final: boolean, updatedAt: string) {
  return cancelledOperation({ id: `0197a5b2-6a4e-4d3f-9a51-00000000000${n}`, final, updatedAt });
}

test('a cancel that ends while it is read stays in its place and says so', () => {
  const held = [open('1'), open('2')];
  const rows = holdRows(held, new Map([ended('1')].map((now) => [now.id, now])));
  expect(rows).toEqual([ended('1'), open('2')]);
});

test('an older look does not undo what was shown', () => {
  const rows = holdRows([ended('1')], new Map([open('1')].map((now) => [now.id, now])));
  expect(rows).toEqual([ended('1')]);
});

test.each([
  ['nothing', [open('1'), ended('2')], [open('1'), ended('2')], 0],
  ['a new one on top', [ended('1')], [open('2'), ended('1')], 1],
  ['one that left the filter', [open('1'), open('2')], [open('2')], 1],
  ['one that ended and moved down', [open('1'), open('2')], [open('2'), ended('1')], 1],
  ['the only open one ended where it stood', [open('1'), ended('2')], [ended('1'), ended('2')], 0],
  ['one new and one ended', [open('1'), open('2')], [open('3'), open('2'), ended('1')], 2],
])('%s: counted as what showing the list anew would change', (_what, held, current, count) => {
  expect(countChanged(held, current)).toBe(count);
});

test('a further page is added below, and nothing stands twice', () => {
  expect(extendRows([open('1'), open('2')], [ended('2'), ended('3')])).toEqual([
    open('1'),
    open('2'),
    ended('3'),
  ]);
});

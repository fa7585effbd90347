import { expect, test } from 'vitest';
import { createdAtFromId } from './created-at.ts';

const NOW = Date.UTC(2026, 0, 1);
const idOf = (at: number) => `${(at / 1000).toString(16).padStart(8, '0')}3911e52b70ebcbc0`;

test.each([
  ['657aa9841b8d3897ff0a84fb', '2023-12-14T07:06:44.000Z'],
  ['657a99b961f05879ae06cb56', '2023-12-14T05:59:21.000Z'],
  ['65704ADD83911E52B70EBCBC', '2023-12-06T10:20:13.000Z'],
])('the id %s was made at %s', (id, at) => {
  expect(new Date(createdAtFromId(id, NOW) ?? 0).toISOString()).toBe(at);
});

test.each([
  '65704add83911e52b70ebcb',
  '65704add83911e52b70ebcbcd',
  'PL-20231212-77',
  '65704addZ3911e52b70ebcbc',
])('an id of another form, such as %s, tells nothing', (id) => {
  expect(createdAtFromId(id, NOW)).toBeNull();
});

test('a date that cannot be is not believed', () => {
  expect(createdAtFromId(idOf(Date.UTC(2017, 11, 31)), NOW)).toBeNull();
  expect(createdAtFromId(idOf(NOW + 2 * 86_400_000), NOW)).toBeNull();
  expect(createdAtFromId(`ffffffff${'0'.repeat(16)}`, NOW)).toBeNull();
});

test('a clock that is a little behind still believes a link made just now', () => {
  expect(createdAtFromId(idOf(NOW + 60_000), NOW)).toBe(NOW + 60_000);
});

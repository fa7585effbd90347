import fc from 'fast-check';
import { expect, test } from 'vitest';
import { istTime } from './ist-time.ts';

test('the provider reads its own clock in IST, wherever the server stands', () => {
  expect(istTime('2023-12-14 12:36:45')).toBe(Date.parse('2023-12-14T07:06:45Z'));
  expect(istTime('2024-02-29 00:00:00')).toBe(Date.parse('2024-02-28T18:30:00Z'));
});

test('every second of IST is read as that second', () => {
  const anySecond = fc
    .integer({ min: Date.UTC(1000, 0), max: Date.UTC(9999, 11) })
    .map((at) => at - (at % 1000));
  fc.assert(
    fc.property(anySecond, (at) => {
      const inIst = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('+05:30').toPlainDateTime();
      expect(istTime(inIst.toString({ smallestUnit: 'second' }).replace('T', ' '))).toBe(at);
    }),
  );
});

test.for([
  '2023-02-30 10:00:00',
  '2023-02-29 10:00:00',
  '2023-13-01 10:00:00',
  '2023-00-10 10:00:00',
  '2023-12-14 24:00:00',
  '2023-12-14 10:60:00',
  '2023-12-14 10:00:60',
  '0023-12-14 10:00:00',
  '2023-12-14T10:00:00',
  '2023-12-14 10:00:00Z',
  '2023-12-14 10:00',
  '14-12-2023 10:00:00',
  ' 2023-12-14 10:00:00',
  '२०२३-12-14 10:00:00',
  '',
])('%j is no time', (text) => {
  expect(istTime(text)).toBeNull();
});

test('no text whatever stops the reading', () => {
  fc.assert(fc.property(fc.string(), (text) => istTime(text) === null || text.length === 19));
});

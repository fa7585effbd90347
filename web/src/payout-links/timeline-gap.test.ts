import { expect, test } from 'vitest';
import { timelineGap } from './timeline-gap.ts';

test('one second shows as one second, and none as the same', () => {
  expect(timelineGap('2023-12-12T09:21:25Z', '2023-12-12T09:21:26Z')).toBe('1 s later');
  expect(timelineGap('2023-12-12T09:21:31Z', '2023-12-12T09:21:31Z')).toBe('same second');
});

test('milliseconds of our own rows do not make a second out of nothing', () => {
  expect(timelineGap('2023-12-12T09:21:31.999Z', '2023-12-12T09:21:32.000Z')).toBe('1 s later');
  expect(timelineGap('2023-12-12T09:21:31.001Z', '2023-12-12T09:21:31.999Z')).toBe('same second');
});

test('long gaps are read in their two largest units', () => {
  expect(timelineGap('2023-12-12T09:00:00Z', '2023-12-14T12:10:00Z')).toBe('2 d 3 h later');
});

test('a row that goes back in time says so', () => {
  expect(timelineGap('2023-12-12T09:21:31Z', '2023-12-12T09:21:29Z')).toBe('2 s earlier');
});

test('there is no gap beside a row without a readable time', () => {
  expect(timelineGap(null, '2023-12-12T09:21:31Z')).toBeNull();
  expect(timelineGap('2023-12-12T09:21:31Z', null)).toBeNull();
});

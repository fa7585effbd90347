import { expect, test } from 'vitest';
import { paletteFit } from './palette-fit.ts';

test('the beginnings of words find a name, in any order and whatever stands between them', () => {
  expect(paletteFit('exp tod', 'Expires today')).toBe(2);
  expect(paletteFit('tod exp', 'Expires today')).toBe(2);
  expect(paletteFit('30', 'Processing over 30 min')).toBe(2);
  expect(paletteFit('exp tod', 'Expires tomorrow')).toBe(0);
});

test('left-out letters still find it, but a few of many do not', () => {
  expect(paletteFit('exprs tdy', 'Expires today')).toBe(1);
  expect(paletteFit('cnc', 'Cancellations')).toBe(0);
  expect(paletteFit('xpires', 'Expires today')).toBe(0);
});

test('nothing typed, a mobile and a name fit no entry', () => {
  for (const typed of ['', '  ', '98765 43210', 'Asha Rao', '₹'])
    for (const name of ['Audit', 'Expires today', 'Next 7 days', 'My account'])
      expect(paletteFit(typed, name)).toBe(0);
});

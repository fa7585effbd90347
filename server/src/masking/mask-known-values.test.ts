import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskKnownValues } from './mask-known-values.ts';

test.each([
  ['98765/43210', '••••••3210'],
  ['98765 / 43210', '••••••3210'],
  ['98,765,43,210', '••••••3210'],
  ['98765, 43210', '••••••3210'],
  ['(98765) 43210', '(••••••3210'],
  ['98765_43210', '••••••3210'],
  ['98765·43210', '••••••3210'],
  ['12,34,56,78', '••••5678'],
  ['1234/5678.', '••••5678.'],
])('a number that is known is masked as “%s”', (text, masked) => {
  expect(maskKnownValues(text, ['9876543210', '12345678'])).toBe(masked);
});

test.each(['98765 and 43210', '98765 //// 43210', '19876543210', '98765432101', '12345679'])(
  '“%s” is none of the known numbers',
  (text) => {
    expect(maskKnownValues(text, ['9876543210', '12345678'])).toBe(text);
  },
);

test('no known number of six digits or more survives, however it is grouped', () => {
  const separator = fc.constantFrom(' ', '.', ',', '/', '(', ')', '_', '·', '-', '–', '\u200b');
  const gap = fc.array(separator, { maxLength: 3 }).map((signs) => signs.join(''));
  const known = fc
    .stringMatching(/^[1-9]\d{5,17}$/)
    .chain((number) =>
      fc.tuple(fc.constant(number), fc.array(gap, { minLength: number.length, maxLength: number.length })),
    );
  fc.assert(
    fc.property(known, fc.constantFrom('', 'a/c ', 'x'), ([number, gaps], before) => {
      const spelt = [...number]
        .map((digit, index) => (index === 0 ? digit : `${gaps[index]}${digit}`))
        .join('');
      const masked = maskKnownValues(`${before}${spelt} failed`, [number]);
      expect(masked.replace(/\D/g, '').length).toBeLessThanOrEqual(4);
      expect(maskKnownValues(masked, [number])).toBe(masked);
    }),
  );
});

test('no text takes long, whatever it is', () => {
  for (const piece of ['9', '9 ', '9/,', '1,,,', '98765/4321', '12345678', '/', '1(_'] as const) {
    const startedAt = performance.now();
    maskKnownValues(piece.repeat(20_000), ['9876543210', '111111111111111111', '12345678', '999999999']);
    expect(performance.now() - startedAt, piece).toBeLessThan(1000);
  }
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPaste } from './read-paste.ts';

const ONES =
  ' one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function belowHundred(number: number): string {
  if (number < 20) return ONES[number] ?? '';
  return `${TENS[Math.floor(number / 10)]} ${ONES[number % 10]}`.trim();
}

test('an amount that is written in words, as under a cheque, is the amount in digits', () => {
  const below = (max: number) => fc.integer({ min: 0, max });
  fc.assert(
    fc.property(below(99), below(99), below(9), below(99), (lakhs, thousands, hundreds, rest) => {
      const rupees = lakhs * 100_000 + thousands * 1000 + hundreds * 100 + rest;
      fc.pre(rupees > 0);
      const parts = [
        [lakhs, 'lakh'],
        [thousands, 'thousand'],
        [hundreds, 'hundred'],
        [rest, ''],
      ] as const;
      const words = parts
        .filter(([count]) => count > 0)
        .map(([count, unit]) => `${belowHundred(count)} ${unit}`.trim())
        .join(' ');
      const text = `Rupees ${words} only`;
      expect(readPaste(text), text).toEqual({
        kind: 'one',
        tiers: [[{ by: 'amount', paise: rupees * 100 }]],
        note: null,
      });
    }),
    { numRuns: 300 },
  );
});

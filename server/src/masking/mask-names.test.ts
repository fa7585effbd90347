import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from './fold-text.ts';
import { maskNames } from './mask-names.ts';

test.each([
  ['to Ravi Kumar', 'to R••••• K••••'],
  ['KUMAR, RAVI', 'K••••• R••••'],
  ['Shri Ravi K. and Mr Kumar', 'Shri R••••• K. and Mr K•••••'],
  ['R. Kumar', 'R. K•••••'],
  ['RaviKumar paid', 'R••••• K•••• paid'],
  ['kumarravi', 'K••••• R••••'],
  ['ravi_kumar / ravi.kumar', 'R••••• K•••• / R••••• K••••'],
  ['Ravi%20Kumar', 'R••••• K••••'],
  ['r a v i is here', 'R••••• is here'],
  ['R.a.v.i', 'R•••••'],
  ['Rávì Kümar', 'R••••• K••••'],
  ['Ｒａｖｉ', 'R•••••'],
  ['Ra\u200bvi Ku\u00admar', 'R••••• K••••'],
  ['𝐑𝐚𝐯𝐢', 'R•••••'],
  ['Ku mar', 'K•••••'],
  ['Ra vi Kum ar paid', 'R••••• K•••• paid'],
  ['Kum ar, Ra vi', 'K••••• R••••'],
  ["Ravis link and Ravi’s and RAVI'S", "R•••••s link and R•••••’s and R•••••'S"],
  ['Kumars', 'K•••••s'],
  ['refused Kuma…', 'refused K•••••…'],
  ['refused Kum...', 'refused K•••••...'],
])('“%s” is read as “%s”', (text, masked) => {
  expect(maskNames(text, ['Ravi Kumar'])).toBe(masked);
});

test.each(['a ravine', 'gravis', 'ravish', 'Kumarappa', 'traviata', 'in it to', 'R••••• K••••'])(
  '“%s” stays as it is',
  (text) => {
    expect(maskNames(text, ['Ravi Kumar', 'In To'])).toBe(text);
  },
);

test.each([
  ['Li Na', 'sent to Na Li', 'sent to N••••• L•••••'],
  ['Om Prakash', 'Om claimed it', 'O••••• claimed it'],
  ['Mr. Anand', 'Mr. Anand and Mr. Bose', 'Mr. A••••• and Mr. Bose'],
  ['क्षमा राव', 'राव, क्षमा को', 'रा••••• क्ष•••• को'],
  ['Zubinqa', 'xzubinqax', 'xZ•••••x'],
])('of the name “%s” nothing is left in “%s”', (name, text, masked) => {
  expect(maskNames(text, [name])).toBe(masked);
});

test('of a name of many words the first twelve are found, and all of it as a whole', () => {
  const words = Array.from({ length: 15 }, (_, n) => `Name${'abcdefghijklmno'.charAt(n)}`);
  const name = words.join(' ');
  expect(maskNames(`for ${name}.`, [name])).not.toMatch(/Name/);
  expect(maskNames('Namel and Namem', [name])).toBe('N••••• and Namem');
  expect(maskNames(`for ${name} Nam`, [`${name} Na…`])).not.toMatch(/Name/);
});

const word = fc.stringMatching(/^[A-Z][a-z]{2,8}$/);
const around = fc.array(fc.constantFrom('paid', 'to', '₹120.11', '•', 'x', '-', 'R'), { maxLength: 4 });
/** Ways in which somebody may write a name. */
const spelling = fc.constantFrom(
  (words: string[]) => words.join(' '),
  (words: string[]) => words.toReversed().join(', '),
  (words: string[]) => `MR ${words.join(' ').toUpperCase()}`,
  (words: string[]) => words.map((one) => `${one}.`).join(''),
  (words: string[]) => [...words.join(' ')].join('\u200b'),
  (words: string[]) => words.at(-1) ?? '',
  (words: string[]) => `${words.at(0)}s`,
  (words: string[]) => `${words.join(' ')}’s`,
  (words: string[]) => words.map((one) => one.normalize('NFD').replace(/a/g, 'á')).join('  '),
);

test('no spelling of a name survives, and masking twice changes nothing', () => {
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 3 }),
      spelling,
      around,
      around,
      (words, spell, before, after) => {
        const text = [...before, spell(words), ...after].join(' ');
        const masked = maskNames(text, [words.join(' ')]);
        const left = foldText(masked).text.split(/[^\p{L}]+/u);
        for (const part of words) expect(left).not.toContain(part.toLowerCase());
        expect(maskNames(masked, [words.join(' ')])).toBe(masked);
      },
    ),
  );
});

test('no name and no text takes long', () => {
  for (const piece of ['Ravi ', 'Ravis ', 'Ra vi Kum a ', 'r a v i ', 'ravikumar', 'k', 'Á', '\u200b']) {
    const startedAt = performance.now();
    maskNames(piece.repeat(8_000), ['Ravi Kumar', `${'a'.repeat(80)} (.*)+ ${'b '.repeat(40)}`]);
    expect(performance.now() - startedAt, piece).toBeLessThan(1500);
  }
});

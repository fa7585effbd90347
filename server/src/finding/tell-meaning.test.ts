import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Meaning } from '../pastes/paste.ts';
import { tellMeaning } from './tell-meaning.ts';

const told = (meaning: Meaning, seesNames = false) => {
  const { kind, text } = tellMeaning(meaning, { seesNames });
  return `${kind}: ${text}`;
};

test.each<[Meaning, string]>([
  [{ by: 'link id', linkId: '65704add83911e52b70ebcbc' }, 'link id: 65704add83911e52b70ebcbc'],
  [{ by: 'link id end', end: '70ebcbc' }, 'link id: …70ebcbc'],
  [{ by: 'order id', orderId: '1231212092131KTMDF' }, 'order id: 1231212092131KTMDF'],
  [{ by: 'reference', reference: 'INV12345' }, 'reference: INV12345'],
  [{ by: 'reference', reference: '334612345678' }, 'reference: ••••••5678'],
  [{ by: 'short link', code: 'AbC123' }, 'short link: ••••23'],
  [{ by: 'mobile', mobile: '9876543210' }, 'mobile: ••••••3210'],
  [{ by: 'mobile end', digits: '3210' }, 'mobile: ••••••3210'],
  [{ by: 'mobile end', digits: '876543210' }, 'mobile: ••••••3210'],
  [{ by: 'mobile end', digits: '742' }, 'mobile: ••••••742'],
  [{ by: 'e-mail', email: 'ravi.kumar@gmail.com' }, 'e-mail: r••••@gmail.com'],
  [{ by: 'words', words: ['ravi', 'kumar'] }, 'name: r••••• k••••'],
  [{ by: 'words', words: ['ravi', 'kumar'], paise: 12_011 }, 'name: r••••• k•••• and ₹120.11'],
  [{ by: 'name starts', starts: ['rav', 'ku'] }, 'name: r••••• k••••'],
  [{ by: 'reference', reference: 'XSBI50199937425531Y' }, 'reference: ••••531Y'],
  [{ by: 'reference', reference: 'UTIBR52023121200001234' }, 'reference: ••••1234'],
  [{ by: 'order id', orderId: 'XSBI50199937425531Y' }, 'order id: ••••531Y'],
  [{ by: 'reference', reference: 'GST23-24-00817' }, 'reference: GST23-24-00817'],
  [{ by: 'amount', paise: 12_000_000 }, 'amount: ₹1,20,000.00'],
  [{ by: 'account', number: '7770007428585742' }, 'account: ••••5742'],
  [{ by: 'account', number: '9876543210@ybl' }, 'account: 98••••@ybl'],
  [{ by: 'account end', digits: '428585742' }, 'account: ••••5742'],
  [{ by: 'ifsc', ifsc: 'YESB0CMSNOC' }, 'IFSC: YESB0CMSNOC'],
])('%j is told as %s', (meaning, expected) => {
  expect(told(meaning)).toBe(expected);
});

test('whoever sees names reads the words as they were typed, but no number among them', () => {
  expect(told({ by: 'words', words: ['ravi', 'kumar'] }, true)).toBe('name: ravi kumar');
  expect(told({ by: 'words', words: ['ravi', '9876543210'] }, true)).toBe('name: ravi ••••••3210');
  expect(told({ by: 'words', words: ['xsbi50199937425531y'] }, true)).toBe('name: ••••531y');
  expect(told({ by: 'name starts', starts: ['rav', 'ku'], paise: 50_000 }, true)).toBe(
    'name: rav… ku… and ₹500.00',
  );
});

const digits = fc.stringMatching(/^[1-9][0-9]{3,19}$/);
const meaning: fc.Arbitrary<[Meaning, string]> = fc.oneof(
  digits.map((mobile): [Meaning, string] => [{ by: 'mobile', mobile }, mobile]),
  digits.map((number): [Meaning, string] => [{ by: 'account', number }, number]),
  digits.map((all): [Meaning, string] => [{ by: 'account end', digits: all }, all]),
  digits.map((all): [Meaning, string] => [{ by: 'mobile end', digits: all.slice(0, 9) }, all.slice(0, 9)]),
  fc
    .stringMatching(/^[1-9][0-9]{9}@[a-z]{3}$/)
    .map((number): [Meaning, string] => [{ by: 'account', number }, number.slice(0, 10)]),
);

test('of a mobile or an account never more than four digits are told', () => {
  fc.assert(
    fc.property(meaning, fc.boolean(), ([one, number], seesNames) => {
      const shown = tellMeaning(one, { seesNames }).text.replace(/\D/g, '');
      expect(shown.length).toBeLessThanOrEqual(4);
      expect(number.includes(shown)).toBe(true);
    }),
  );
});

test('of long numbers that may be anybody’s no more is told, whatever they were taken for', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[1-9][0-9]{9,19}$/), (number) => {
      for (const one of [
        { by: 'reference', reference: number },
        { by: 'order id', orderId: number },
        { by: 'link id', linkId: number },
        { by: 'words', words: [number] },
      ] as const) {
        const { text } = tellMeaning({ ...one } as Meaning, { seesNames: true });
        expect(text.replace(/\D/g, '').length).toBeLessThanOrEqual(4);
      }
    }),
  );
});

test('of each word of a name one letter is told to whoever sees no names, of an e-mail one', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{3,12}$/), { minLength: 1, maxLength: 5 }), (words) => {
      const { text } = tellMeaning({ by: 'words', words }, { seesNames: false });
      expect(text.split(' ').map((word) => word.replace(/•+/, ''))).toEqual(
        words.map((word) => word.charAt(0)),
      );
      const email = tellMeaning(
        { by: 'e-mail', email: `${words.join('.')}@example.in` },
        { seesNames: true },
      );
      expect(email.text).toBe(`${words[0]?.charAt(0)}••••@example.in`);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQuery } from './read-query.ts';

const ID = '65704add83911e52b70ebcbc';

test.each([
  '9876543210',
  '98765 43210',
  '98765-43210',
  '+91 98765 43210',
  '+91-98765-43210',
  '+919876543210',
  '919876543210',
  '09876543210',
  '0091 9876543210',
  '(+91) 98765 43210',
  '+91 (0) 98765 43210',
  '98 76 54 32 10',
  '9876.543.210',
  '98765–43210',
  '  9876543210\n',
  '\u202a+91 98765 43210\u202c',
  '98765\u00a043210',
  '９８７６５４３２１０',
  '९८७६५४३२१०',
  'tel:+919876543210',
  'https://wa.me/919876543210',
  'mob: 98765 43210, call after six',
  'Ravi 9876543210',
])('“%s” is read as the mobile', (text) => {
  expect(readQuery(text)).toEqual({ kind: 'mobile', contact: '9876543210' });
});

test.each([
  ID,
  ID.toUpperCase(),
  ` ${ID} `,
  `https://desk.example.com/links/${ID}`,
  `/links/${ID}?tab=timeline`,
  `Link id: ${ID}.`,
  `{"linkId":"${ID}"}`,
  `ravi@gmail.com 9876543210 ${ID}`,
])('“%s” is read as the link id', (text) => {
  expect(readQuery(text)).toEqual({ kind: 'link id', linkId: ID });
});

test.each([
  ['ravi.kumar@gmail.com', 'ravi.kumar@gmail.com'],
  ['<ravi.kumar@gmail.com>', 'ravi.kumar@gmail.com'],
  ['mailto:ravi.kumar@gmail.com', 'ravi.kumar@gmail.com'],
  ['Ravi Kumar <ravi.kumar@gmail.com>, 9876543210', 'ravi.kumar@gmail.com'],
  ['write to ravi.kumar@gmail.com.', 'ravi.kumar@gmail.com'],
  ["'ravi.kumar@gmail.com'", 'ravi.kumar@gmail.com'],
  ["o'neil@mail.co.in", "o'neil@mail.co.in"],
  ['ravi+refund@gmail.com', 'ravi+refund@gmail.com'],
  ['first line\nravi@gmail.com\nlast line', 'ravi@gmail.com'],
  ['रवि@उदाहरण.भारत', 'रवि@उदाहरण.भारत'],
])('the e-mail in “%s” is found', (text, contact) => {
  expect(readQuery(text)).toEqual({ kind: 'e-mail', contact });
});

test.each([
  'Ravi',
  'Ravi Kumar',
  "D'Souza",
  'D’Souza',
  'José Ñuñez',
  'रवि कुमार',
  'ശ്രീലക്ഷ്മി',
  'क्\u200dष',
  'A. P. J. Abdul-Kalam',
  'Sharma & Sons (Delhi)',
])('“%s” is read as a name', (text) => {
  expect(readQuery(text)).toEqual({ kind: 'name', contact: text.normalize('NFKC') });
});

test('the spaces within a name are tidied', () => {
  expect(readQuery(' Ravi \t Kumar ')).toEqual({ kind: 'name', contact: 'Ravi Kumar' });
});

test.each(['', ' ', '\n\t', '\u200b', '\ufeff'])('nothing typed (%j) shows everything', (text) => {
  expect(readQuery(text)).toEqual({ kind: 'everything' });
});

test.each([
  '123456789012',
  '5876543210',
  '7770007428585742',
  '1231212092131KTMDF',
  '120.11',
  '₹1,20,000.00',
  '5742',
  '9876543210@ybl',
  'https://instant.pe/RK25FH',
  '💸',
  'R',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  'a'.repeat(2000),
  '9'.repeat(2000),
  '@'.repeat(2000),
])('“%s” is refused with what can be searched for', (text) => {
  expect(readQuery(text)).toMatchObject({
    kind: 'unsupported',
    because: expect.stringContaining('link id, mobile, e-mail or name') as string,
  });
});

test('an id of another form than those seen is still tried', () => {
  expect(readQuery('PL-20231212-77')).toEqual({ kind: 'link id', linkId: 'PL-20231212-77' });
});

const hex = fc.stringMatching(/^[0-9a-f]{24}$/);
const notGlued = (text: string) => !/^[0-9A-Za-z]|[0-9A-Za-z]$/.test(text.normalize('NFKC'));

test('a link id is found in any text around it', () => {
  fc.assert(
    fc.property(hex, fc.string(), fc.string(), (id, before, after) => {
      fc.pre(!/[0-9a-f]{24}/i.test(before.normalize('NFKC')));
      const [left, right] = [notGlued(before) ? before : `${before} `, notGlued(after) ? after : ` ${after}`];
      expect(readQuery(`${left}${id}${right}`)).toEqual({ kind: 'link id', linkId: id });
    }),
  );
});

test('whatever is typed is understood or refused in words, and soon', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 2000 }),
    fc.string({ unit: fc.constantFrom('9', ' ', '-', '@', '.', 'a', '+', '(', "'"), maxLength: 2000 }),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const startedAt = performance.now();
      expect(readQuery(text)).toHaveProperty('kind');
      expect(performance.now() - startedAt).toBeLessThan(500);
    }),
  );
});

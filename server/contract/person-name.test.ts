import { expect, test } from 'vitest';
import { PersonName } from './person-name.ts';

test.each([
  ['  Asha\r\nRao ', 'Asha Rao'],
  ['Asha\u2028Rao\u2029', 'Asha Rao'],
  ['Asha\u202E\u2066oaR', 'Asha oaR'],
  ['Asha\t\0\u009B Rao', 'Asha Rao'],
  ['आशा राव', 'आशा राव'],
])('the name %j is kept as one line that reads as it is written', (given, kept) => {
  expect(PersonName.parse(given)).toBe(kept);
});

test.each(['', ' \n ', '\u202E', 'x'.repeat(81)])('%j is no name', (given) => {
  expect(PersonName.safeParse(given).success).toBe(false);
});

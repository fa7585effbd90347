import { expect, test } from 'vitest';
import { linkIdInText } from './link-id-in-text.ts';

const ID = '65704add83911e52b70ebcbc';

test.each([
  ID,
  `  ${ID}\n`,
  ID.toUpperCase(),
  `https://pay.example/links/${ID}?from=mail`,
  `Caller says link "${ID}" never came, ref 1231212092131`,
  `${ID} and again ${ID}`,
])('the link id is found in %j', (text) => {
  expect(linkIdInText(text)).toBe(ID);
});

test.each(['', '8430454547', ID.slice(1), `${ID}0`, `x${ID}`, `${ID} ${ID.replace('6', '7')}`])(
  'no single link id is read into %j',
  (text) => {
    expect(linkIdInText(text)).toBeNull();
  },
);

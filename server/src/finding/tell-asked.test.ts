import { expect, test } from 'vitest';
import { canariesIn, NAMES, RECIPIENT, SECRETS, TYPED } from '../../testing/canary.ts';
import { ACCOUNT, leaksIn, ODD } from '../../testing/leaks-in.ts';
import { tellAsked } from './tell-asked.ts';

test.each([
  ['', 'everything'],
  ['65704add83911e52b70ebcbc', 'link id 65704add83911e52b70ebcbc'],
  ['+91 98765 43210', 'mobile ••••••3210'],
  ['mail ravi@example.in now', 'e-mail r••••@example.in'],
  ['Ravi Kumar', 'name R••••• K••••'],
  ['1231212092131KTMDF', 'order id 1231212092131KTMDF'],
  ['INV-12345', 'reference INV12345'],
  ['INV-123456', 'reference INV••••'],
])('%j is told as %j', (q, told) => {
  expect(tellAsked(q).toLowerCase()).toBe(told.toLowerCase());
});

test('whatever of a recipient is typed, the audit log is not told whose it is', () => {
  const typed = [
    ...[...SECRETS, ...NAMES, ...ODD.slice(1), TYPED, ACCOUNT, RECIPIENT.name, `₹ ${ACCOUNT}`],
    ...[`REF-${RECIPIENT.mobile}`, 'Zubinqa1', 'zubinqa-7', RECIPIENT.mobile.slice(-6), ACCOUNT.slice(-9)],
  ];
  const several = [typed.join('\n'), `${RECIPIENT.mobile}\n${RECIPIENT.email}\n${RECIPIENT.name}`];
  for (const q of [...typed, ...several]) {
    const told = tellAsked(q);
    expect([q, leaksIn(told, false), canariesIn(told)]).toEqual([q, [], []]);
    for (const end of [RECIPIENT.mobile.slice(-5), ACCOUNT.slice(-5)]) expect(told).not.toContain(end);
  }
});

test('a long list is told by how its first lines were read', () => {
  const told = tellAsked(Array.from({ length: 40 }, (_, n) => `12312120921${10 + n}KTMDF`).join('\n'));
  expect(told.length).toBeLessThan(250);
});

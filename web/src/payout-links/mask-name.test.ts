import { expect, test } from 'vitest';
import { maskName } from './mask-name.ts';

test('only the first letter of each word leaves the screen, whatever its script', () => {
  expect(maskName('Ravi Kumar')).toBe('R••••• K•••••');
  expect(maskName(' Jo ')).toBe('J•••••');
  expect(maskName('𝒜sha')).toBe('𝒜•••••');
});

test('a name that is masked already stays as it is', () => {
  expect(maskName('R••••• K••••')).toBe('R••••• K••••');
});

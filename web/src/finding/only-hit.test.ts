import { expect, test } from 'vitest';
import { onlyHit } from './only-hit.ts';

const row = { id: '65704add83911e52b70ebcbc', recipient: { name: 'Ravi Kumar', mobile: null, email: null } };
const address = { q: 'ravi  kumar', status: null };
const found = (kind: 'mobile' | 'e-mail' | 'name' | 'link id' | 'everything', rows = 1) => ({
  items: Array.from({ length: rows }, () => row),
  total: rows,
  readAs: { kind, text: '', note: null },
});

test.each(['mobile', 'e-mail', 'name', 'link id'] as const)('the only link found by %s opens', (kind) => {
  expect(onlyHit(found(kind), address)).toBe(row.id);
});

test('part of a name, one of several, one that a filter left over and the only link of all do not open', () => {
  expect(onlyHit(found('name'), { ...address, q: 'Ravi' })).toBeNull();
  expect(onlyHit(found('mobile', 2), address)).toBeNull();
  expect(onlyHit({ ...found('mobile'), total: 51 }, address)).toBeNull();
  expect(onlyHit(found('mobile'), { ...address, status: 'ISSUED' })).toBeNull();
  expect(onlyHit(found('everything'), { ...address, q: '' })).toBeNull();
});

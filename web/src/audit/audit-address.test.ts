import { expect, test } from 'vitest';
import { auditFilterOf, readAuditAddress, writeAuditAddress } from './audit-address.ts';

const NONE = { actor: '', action: '', subject: '', from: '', to: '' };

test('a day is a day in India, and the last day is shown whole', () => {
  expect(auditFilterOf({ ...NONE, from: '2026-11-21', to: '2026-11-21' })).toEqual({
    from: '2026-11-20T18:30:00Z',
    to: '2026-11-21T18:30:00Z',
  });
});

test('filters survive being written to the address and read again', () => {
  const address = { ...NONE, actor: 'sample-operator-1', subject: 'a&b=c', from: '2026-02-28' };
  expect(readAuditAddress(writeAuditAddress(address))).toEqual(address);
  expect(writeAuditAddress(NONE)).toBe('');
});

test.each(['2026-02-30', '2026-13-01', 'yesterday', '21-11-2026', ''])(
  '%o is not taken for a day',
  (from) => {
    expect(readAuditAddress(`?from=${from}`).from).toBe('');
    expect(auditFilterOf({ ...NONE, from })).toEqual({});
  },
);

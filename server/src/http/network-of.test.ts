import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf } from './network-of.ts';

test('an IPv4 address stands for itself', () => {
  fc.assert(fc.property(fc.ipV4(), (address) => networkOf(address) === address));
});

test('every spelling of an IPv6 address within a subscriber’s 64 bits is one network', () => {
  for (const address of [
    '2001:db8:1:2::',
    '2001:db8:1:2::1',
    '2001:DB8:1:2:ffff:ffff:ffff:ffff',
    '2001:0db8:0001:0002:0:0:192.0.2.1',
  ]) {
    expect([address, networkOf(address)]).toEqual([address, '2001:db8:1:2::/64']);
  }
  expect(networkOf('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64');
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(networkOf('2001:db8::5:0:0:1')).toBe('2001:db8:0:0::/64');
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
});

test('what differs within the first 64 bits is never one network', () => {
  const groups = fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(groups, groups, (one, other) => {
      const [a = '', b = ''] = [one, other].map((each) => each.map((group) => group.toString(16)).join(':'));
      return (networkOf(a) === networkOf(b)) === (one.slice(0, 4).join() === other.slice(0, 4).join());
    }),
  );
});

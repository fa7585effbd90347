import { expect, test } from 'vitest';
import { neighbourhoodOf, networksAround } from './networks-around.ts';

test('around an IPv6 network are its subscriber and its company, and around an IPv4 address nothing', () => {
  expect(networksAround('2001:db8:1:2ff::/64')).toEqual([
    ...['2001:db8:1:2ff::/64', '2001:db8:1:200::/56', '2001:db8:1::/48'],
  ]);
  expect(networksAround('192.0.2.7')).toEqual(['192.0.2.7']);
});

test('a neighbourhood names nobody in it', () => {
  expect(neighbourhoodOf('192.0.2.7')).toBe('192.0.2.0/24');
  expect(neighbourhoodOf('2001:db8:1:2ff::/64')).toBe('2001:db8:1::/48');
});

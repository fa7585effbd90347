import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clientAddress,
  endpointIpFor,
  isLoopback,
  isUntrustedProxy,
  parseTrustedProxies,
} from './client-address.ts';

const NOBODY = parseTrustedProxies([]);
const PROXIES = parseTrustedProxies(['10.0.0.0/8', '2001:db8:1::/48', '192.0.2.10']);

describe('who is at the other end', () => {
  test.each([
    ['nobody in between', '198.51.100.7', undefined, '198.51.100.7'],
    ['one proxy', '10.0.0.1', '198.51.100.7', '198.51.100.7'],
    ['a single trusted address', '192.0.2.10', '198.51.100.7', '198.51.100.7'],
    ['two proxies', '10.0.0.1', '198.51.100.7, 10.9.9.9', '198.51.100.7'],
    ['an IPv6 proxy and an IPv6 person', '2001:db8:1::5', '2001:db8:2::7', '2001:db8:2::7'],
    ['a proxy seen through an IPv6 socket', '::ffff:10.0.0.1', '198.51.100.7', '198.51.100.7'],
    ['a person written as IPv4 in IPv6', '10.0.0.1', '::FFFF:198.51.100.7', '198.51.100.7'],
    ['a zone', 'fe80::1%eth0', undefined, 'fe80::1'],
    ['a zone in the header', '10.0.0.1', '2001:db8::1%0', '2001:db8::1'],
    ['a proxy that says nothing', '10.0.0.1', undefined, '10.0.0.1'],
    ['an empty header', '10.0.0.1', '', '10.0.0.1'],
    ['a port', '10.0.0.1', '198.51.100.7:1234', '198.51.100.7'],
    ['an IPv6 address with a port', '10.0.0.1', '[2001:db8::7]:443', '2001:db8::7'],
    ['an IPv6 address in brackets', '10.0.0.1', '[2001:db8::7]', '2001:db8::7'],
    ['ports at each proxy', '10.0.0.1', '203.0.113.9, 198.51.100.7:55, 10.9.9.9:80', '198.51.100.7'],
    ['only proxies', '10.0.0.1', '10.0.0.2, 10.0.0.3', '10.0.0.2'],
    ['a neighbour of a trusted address', '192.0.2.11', '203.0.113.9', '192.0.2.11'],
    ['no peer any more', '', undefined, '127.0.0.1'],
  ])('%s', (_case, peer, header, expected) => {
    expect(clientAddress(peer, header, PROXIES)).toBe(expected);
  });

  test.each([
    ['what the caller wrote before the proxy’s entry', '203.0.113.9, 198.51.100.7', '198.51.100.7'],
    ['a trusted address the caller wrote', '203.0.113.9, 10.0.0.2, 198.51.100.7', '198.51.100.7'],
    ['words', 'unknown', '10.0.0.1'],
    ['a host name', 'localhost', '10.0.0.1'],
    ['an IPv6 address with a port and no brackets', '2001:db8:0:0:0:0:0:7:80:1', '10.0.0.1'],
    ['a bracketed IPv4 address', '[198.51.100.7]:80', '10.0.0.1'],
    ['an address with half a port', '198.51.100.7:', '10.0.0.1'],
    ['a host with a port', 'localhost:80', '10.0.0.1'],
    ['an address in quotes', '"198.51.100.7"', '10.0.0.1'],
    ['a range', '198.51.100.0/24', '10.0.0.1'],
    ['octal numbers', '0177.0.0.1', '10.0.0.1'],
    ['a short address', '127.1', '10.0.0.1'],
    ['a line break', '198.51.100.7\r\nX-Evil: 1', '10.0.0.1'],
    ['only commas', ',,,', '10.0.0.1'],
  ])('%s is not believed', (_case, header, expected) => {
    expect(clientAddress('10.0.0.1', header, PROXIES)).toBe(expected);
  });

  const address = fc.oneof(fc.ipV4(), fc.ipV6());
  const anyHeader = fc.oneof(
    fc.string(),
    fc.array(fc.oneof(address, fc.string()), { maxLength: 6 }).map(String),
  );

  test('without trusted proxies no header changes anything', () => {
    fc.assert(
      fc.property(fc.ipV4(), anyHeader, (peer, header) => {
        expect(clientAddress(peer, header, NOBODY)).toBe(peer);
      }),
    );
  });

  test('whatever a caller writes, the entry that the trusted proxy added decides', () => {
    const outside = fc.ipV4().filter((ip) => !PROXIES.check(ip, 'ipv4'));
    fc.assert(
      fc.property(
        anyHeader,
        outside,
        fc.array(fc.constantFrom('10.0.0.2', '10.255.0.9')),
        (forged, real, hops) => {
          const header = [forged, real, ...hops].join(', ');
          expect(clientAddress('10.0.0.1', header, PROXIES)).toBe(real);
        },
      ),
    );
  });
});

test.each([
  '10.0.0.0/33',
  '::1/129',
  '10.0.0.0/x',
  '10.0.0.0/',
  '10.0.0.0/8/8',
  'loopback',
  '',
  '*',
  '10.0.0',
])('a proxy cannot be named as %j', (entry) => {
  expect(() => parseTrustedProxies([entry])).toThrow();
});

test.each([
  ['198.51.100.7', '198.51.100.7'],
  ['2a00:1450::5', '2a00:1450::5'],
  ...[
    ...['10.1.2.3', '127.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.1.1', '100.64.0.1'],
    ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1'],
    ...['::ffff:10.0.0.1', '::ffff:a00:1'],
  ].map((own) => [own, '203.0.113.7']),
  ['172.32.0.1', '172.32.0.1'],
])('for a person at %s InstantPay is told %s', (address, told) => {
  expect(endpointIpFor(address, '203.0.113.7')).toBe(told);
});

test('this machine is told from others by any of its spellings', () => {
  for (const host of ['localhost', '127.0.0.1', '127.8.9.10', '::1', '[::1]', '::ffff:127.0.0.1']) {
    expect([host, isLoopback(host)]).toEqual([host, true]);
  }
  for (const host of [
    '0.0.0.0',
    '::',
    '10.0.0.1',
    'localhost.example.org',
    '127.0.0.1.example.org',
    '',
    'Localhost.',
  ]) {
    expect([host, isLoopback(host)]).toEqual([host, false]);
  }
});

test('only somebody who is not named as a proxy and speaks as one is worth a word', () => {
  expect(isUntrustedProxy('192.0.2.11', '198.51.100.7', PROXIES)).toBe(true);
  expect(isUntrustedProxy('10.0.0.1', '198.51.100.7', PROXIES)).toBe(false);
  expect(isUntrustedProxy('192.0.2.11', undefined, PROXIES)).toBe(false);
});

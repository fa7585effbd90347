import { isIPv6 } from 'node:net';

/** What one subscriber usually has: an IPv4 address, or the first 64 bits of an IPv6 address. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  return `${wordsOf(allGroupsOf(address).slice(0, 4))}::/64`;
}

/** The network and those around it that one subscriber may have as well: of IPv6 the first 56 and 48 bits. */
export function networksAround(network: string): string[] {
  if (!network.endsWith('::/64')) return [network];
  const [first = 0, second = 0, third = 0, fourth = 0] = groupsOf(network.slice(0, -'::/64'.length));
  const three = [first, second, third];
  return [network, `${wordsOf([...three, fourth & 0xff00])}::/56`, `${wordsOf(three)}::/48`];
}

/** Of whom many addresses usually are: the first 24 bits of IPv4, the first 48 of IPv6. */
export function neighbourhoodOf(network: string): string {
  return networksAround(network)[2] ?? network.replace(/\.\d+$/, '.0/24');
}

function allGroupsOf(address: string): number[] {
  const [before = '', after] = address.split('::');
  const [head, tail] = [groupsOf(before), groupsOf(after ?? '')];
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length;
  return [...head, ...Array<number>(zeros).fill(0), ...tail];
}

function wordsOf(values: readonly number[]): string {
  return values.map((value) => value.toString(16)).join(':');
}

/** Dotted decimals at the end stand for two groups. */
function groupsOf(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => (group.includes('.') ? [0, 0] : [Number.parseInt(group, 16)]));
}

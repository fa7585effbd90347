import { isIPv6 } from 'node:net';

/** What one subscriber usually has: an IPv4 address, or the first 64 bits of an IPv6 address. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  return `${wordsOf(allGroupsOf(address).slice(0, 4))}::/64`;
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

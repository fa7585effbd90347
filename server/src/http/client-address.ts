import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

export type TrustedProxies = BlockList;

/**
 * The address of the person at the other end, through trusted proxies only.
 * Walks X-Forwarded-For from the right while the hop that added the entry is trusted; anything that is
 * not an IP address (some gateways add a port) ends the walk, so a caller's own words never become an address.
 * Returns a plain IPv4 or IPv6 address without prefix or zone.
 */
export function clientAddress(
  peer: string,
  forwardedFor: string | undefined,
  trusted: TrustedProxies,
): string {
  let address = plainAddress(peer) ?? '127.0.0.1';
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  while (hops.length > 0 && isTrusted(address, trusted)) {
    const next = plainAddress(withoutPort(hops.pop() ?? ''));
    if (next === null) break;
    address = next;
  }
  return address;
}

/** Whether somebody who is no proxy of ours speaks as one: or it is one that `TRUST_PROXY` does not name. */
export function isUntrustedProxy(
  peer: string,
  forwardedFor: string | undefined,
  trusted: TrustedProxies,
): boolean {
  const address = plainAddress(peer);
  return forwardedFor !== undefined && address !== null && !isTrusted(address, trusted);
}

/** The list may hold addresses and CIDR ranges; anything else throws. */
export function parseTrustedProxies(entries: readonly string[]): TrustedProxies {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits, ...rest] = entry.split('/');
    const family = isIP(address);
    if (family === 0 || rest.length > 0) throw new TypeError(`not an address: ${entry}`);
    const type = family === 4 ? 'ipv4' : 'ipv6';
    if (bits === undefined) list.addAddress(address, type);
    else if (/^\d{1,3}$/.test(bits)) list.addSubnet(address, Number(bits), type);
    else throw new TypeError(`not a range: ${entry}`);
  }
  return list;
}

/**
 * What is sent as X-Ipay-Endpoint-Ip: the person's own address when the world can route to it,
 * otherwise the configured one.
 */
export function endpointIpFor(address: string, configured: string): string {
  return isPrivate(address) ? configured : address;
}

export function isLoopback(host: string): boolean {
  const address = plainAddress(host.replace(/^\[|\]$/g, ''));
  return (
    host === 'localhost' || (address !== null && LOOPBACK.check(address, isIPv4(address) ? 'ipv4' : 'ipv6'))
  );
}

function isTrusted(address: string, trusted: TrustedProxies): boolean {
  return trusted.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

function isPrivate(address: string): boolean {
  return NOT_PUBLIC.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

/** `192.0.2.1:55`, `[2001:db8::1]:443` or `[2001:db8::1]`; all else stays as it is. */
function withoutPort(hop: string): string {
  const [, bracketed, dotted] =
    /^(?:\[([^\]]+)\](?::\d{1,5})?|(\d+\.\d+\.\d+\.\d+):\d{1,5})$/.exec(hop) ?? [];
  if (bracketed !== undefined) return isIPv6(bracketed) ? bracketed : hop;
  return dotted ?? hop;
}

function plainAddress(text: string): string | null {
  const address = text.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return isIP(address) === 0 ? null : address;
}

const LOOPBACK = parseTrustedProxies(['127.0.0.0/8', '::1']);
const NOT_PUBLIC = parseTrustedProxies([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
  '::',
  '::1',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
]);

/** The network and those around it that one subscriber may have as well: of IPv6 the first 56 and 48 bits. */
export function networksAround(network: string): string[] {
  const [, company, subnet] = /^(\w+:\w+:\w+):(\w+)::\/64$/.exec(network) ?? [];
  if (company === undefined || subnet === undefined) return [network];
  const subscriber = (Number.parseInt(subnet, 16) & 0xff00).toString(16);
  return [network, `${company}:${subscriber}::/56`, `${company}::/48`];
}

/** Of whom many addresses usually are: the first 24 bits of IPv4, the first 48 of IPv6. */
export function neighbourhoodOf(network: string): string {
  return networksAround(network)[2] ?? network.replace(/\.\d+$/, '.0/24');
}

import { LinkId } from '../../contract/link-id.ts';
import type { MatchedBy } from '../../contract/payout-links.ts';

/** How typed or pasted text is understood, and the provider filter that finds it. */
export type Reading =
  | { kind: 'everything' }
  | { kind: 'link id'; linkId: string }
  | { kind: Extract<MatchedBy, 'mobile' | 'e-mail' | 'name'>; contact: string }
  | { kind: 'unsupported'; because: string };

/** The provider's List finds by link id and contact only; anything else waits for a directory of our own. */
export function readQuery(text: string): Reading {
  const query = text.trim().replace(/\s+/g, ' ');
  if (query === '') return { kind: 'everything' };
  const hexId = /(?<![0-9A-Za-z])[0-9a-fA-F]{24}(?![0-9A-Za-z])/.exec(query)?.[0];
  if (hexId !== undefined) return { kind: 'link id', linkId: hexId.toLowerCase() };
  const email = /[^\s@<>,;:"()]+@[^\s@<>,;:"()]+\.[^\s@<>,;:"()]+/.exec(query)?.[0];
  if (email !== undefined) return { kind: 'e-mail', contact: email.replace(/[.'’]+$/, '') };
  const mobile = readMobile(query);
  if (mobile !== null) return { kind: 'mobile', contact: mobile };
  if (/^[\p{L}\p{M}.'’ -]+$/u.test(query) && query.length >= 2) return { kind: 'name', contact: query };
  if (LinkId.safeParse(query).success && /\d/.test(query) && /[A-Za-z]/.test(query)) {
    return { kind: 'link id', linkId: query };
  }
  return {
    kind: 'unsupported',
    because:
      'Find by link id, mobile, e-mail or name. InstantPay cannot search by order id, reference, amount or account.',
  };
}

/** An Indian mobile in any spelling: +91, 91 or 0 in front, spaces, dashes. Ten digits from 6 to 9. */
function readMobile(query: string): string | null {
  if (!/^[+\d][\d\s().+-]*$/.test(query)) return null;
  const digits = query.replace(/\D/g, '');
  return /^(?:0|91|0091|091)?([6-9]\d{9})$/.exec(digits)?.[1] ?? null;
}

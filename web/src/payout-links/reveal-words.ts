import type { RevealField } from '@linkdesk/server/contract/reveals';
import { istTime } from '../ui/ist.ts';

const NOUNS: Record<RevealField, string> = {
  mobile: 'mobile',
  email: 'e-mail',
  account: 'account number',
  'link-address': 'link address',
};

/** A field that can be revealed, as it stands in a sentence. */
export function revealNoun(field: RevealField): string {
  return NOUNS[field];
}

/** `until 16:47 IST`. */
export function revealUntil(until: string): string {
  return `until ${istTime(until).slice(0, 5)} IST`;
}

import type { Actor } from '../actor.ts';
import type { ListedLink } from '../instantpay/instantpay.ts';
import { maskText } from '../masking/mask.ts';
import { maskUnknownWords } from '../masking/mask-unknown-words.ts';

/** The names to mask for a person; null where there may be one that is not known yet, because List has not answered. */
export type HiddenNames = readonly string[] | null;

export function hiddenNamesOf(listed: ListedLink | null, actor: Pick<Actor, 'permissions'>): HiddenNames {
  if (actor.permissions.includes('see-names')) return [];
  if (listed === null) return null;
  return listed.name === null ? [] : [listed.name];
}

/** The provider's free text as the person may read it. */
export function maskProviderText(text: string, hidden: HiddenNames): string {
  return hidden === null ? maskUnknownWords(text) : maskText(text, hidden);
}

/** A status never seen is the provider's own word, unless it looks like a sentence. */
export function maskedStatus(providerStatus: string, hidden: HiddenNames): string {
  const isCode = /^[A-Z]+(_[A-Z]+)*$/.test(providerStatus);
  return maskProviderText(providerStatus, isCode ? (hidden ?? []) : hidden);
}

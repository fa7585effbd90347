import type { Permission } from '../../contract/permissions.ts';
import { maskKnownValues } from './mask-known-values.ts';
import { maskNames } from './mask-names.ts';
import { maskText } from './mask.ts';
import { maskUnknownWords } from './mask-unknown-words.ts';
import { untilSettled } from './until-settled.ts';

/**
 * What must not be read in any text about one link. `names` is null where there may be one that is not known yet,
 * because List has not answered; `values` are mobiles, addresses and account numbers that are known.
 */
export type Hidden = { names: readonly string[] | null; values: readonly string[] };

/** A name may be in any text, and nobody knows which. */
export const NOTHING_KNOWN: Hidden = { names: null, values: [] };

/** Some may see the names; what else is hidden is hidden from everybody. */
export function hiddenFrom({ permissions }: { permissions: readonly Permission[] }, all: Hidden): Hidden {
  return permissions.includes('see-names') ? { ...all, names: [] } : all;
}

/** A free text, the provider's or a person's. */
export function maskFreeText(text: string, { names, values }: Hidden): string {
  return untilSettled(text, (rest) =>
    maskKnownValues(names === null ? maskUnknownWords(rest) : maskText(rest, names), values),
  );
}

/** A text that no unknown name can be in. */
export function maskKnown(text: string, hidden: Hidden): string {
  return maskFreeText(text, { ...hidden, names: hidden.names ?? [] });
}

/** A reference to quote to InstantPay: long numbers in it are its own. */
export function maskReference(reference: string, { names, values }: Hidden): string {
  return maskNames(maskKnownValues(reference, values), names ?? []);
}

/** A status never seen is the provider's own word, unless it looks like a sentence. */
export function maskStatus(providerStatus: string, hidden: Hidden): string {
  const isCode = /^[A-Z]+(_[A-Z]+)*$/.test(providerStatus);
  return isCode ? maskKnown(providerStatus, hidden) : maskFreeText(providerStatus, hidden);
}

import type { Actor } from '../actor.ts';
import { hiddenFrom, NOTHING_KNOWN } from '../masking/hidden.ts';
import { withMaskedFailures } from '../masking/with-masked-failures.ts';

/** Whatever fails before its link is known is told without a word that may name somebody to those who see no names. */
export function maskFailures<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
  return withMaskedFailures(() => hiddenFrom(actor, NOTHING_KNOWN), work);
}

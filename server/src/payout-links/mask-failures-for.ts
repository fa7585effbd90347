import type { Actor } from '../actor.ts';
import { hiddenFrom, NOTHING_KNOWN } from '../masking/hidden.ts';
import { withMaskedFailures } from '../masking/with-masked-failures.ts';
import type { Recipients } from './recipients.ts';

/** Whatever fails is told without what is hidden from the person; without a link nothing is known of anybody. */
export function maskFailuresFor<T>(
  recipients: Pick<Recipients, 'known'>,
  actor: Actor,
  linkId: string | null,
  work: () => Promise<T>,
): Promise<T> {
  const known = () => (linkId === null ? NOTHING_KNOWN : recipients.known(linkId));
  return withMaskedFailures(() => hiddenFrom(actor, known()), work);
}

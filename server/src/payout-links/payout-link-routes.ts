import {
  getPayoutLink as getEndpoint,
  resendPayoutLink as resendEndpoint,
} from '../../contract/payout-links.ts';
import { checkCaller as checkEndpoint, revealField as revealEndpoint } from '../../contract/reveals.ts';
import type { Actor } from '../actor.ts';
import type { Cancellations } from '../cancellations/run-cancellations.ts';
import type { Mount } from '../http/mount.ts';
import type { InstantPay } from '../instantpay/instantpay.ts';
import { checkCaller } from './check-caller.ts';
import type { DisclosureStore } from './disclosure-store.ts';
import { getPayoutLink } from './get-payout-link.ts';
import type { ListFacts } from './list-facts.ts';
import { maskFailuresFor } from './mask-failures-for.ts';
import { revealField } from './reveal-field.ts';
import { resendPayoutLink } from './resend-payout-link.ts';
import type { ResendStore } from './resend-store.ts';
import type { SharedTracks } from './shared-tracks.ts';

export function mountPayoutLinks(
  mount: Mount,
  parts: {
    instantpay: InstantPay;
    tracks: SharedTracks;
    facts: ListFacts;
    cancellations: Cancellations;
    resends: ResendStore;
    disclosures: DisclosureStore;
    environment: string;
    approvalAbovePaise: number | null;
  },
): void {
  const masked = <T>(actor: Actor, linkId: string | null, work: () => Promise<T>) =>
    maskFailuresFor(parts.cancellations.recipients, actor, linkId, work);

  mount(getEndpoint, ({ params: { linkId }, query }, actor) =>
    masked(actor, linkId, () => getPayoutLink(parts, actor, linkId, query.fresh === '1')),
  );
  mount(resendEndpoint, async (input, actor, response) => {
    const { linkId } = input.params;
    const { resend, created } = await masked(actor, linkId, () => resendPayoutLink(parts, actor, input));
    response.status(created ? 201 : 200);
    return resend;
  });
  mount(revealEndpoint, (input, actor) =>
    masked(actor, input.params.linkId, () => revealField(parts, actor, input)),
  );
  mount(checkEndpoint, (input, actor) =>
    masked(actor, input.params.linkId, () => checkCaller(parts, actor, input)),
  );
}

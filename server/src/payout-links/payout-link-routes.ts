import {
  getPayoutLink as getEndpoint,
  resendPayoutLink as resendEndpoint,
  searchPayoutLinks,
} from '../../contract/payout-links.ts';
import type { Cancellations } from '../cancellations/run-cancellations.ts';
import type { Mount } from '../http/mount.ts';
import type { InstantPay } from '../instantpay/instantpay.ts';
import { findPayoutLinks } from './find-payout-links.ts';
import { getPayoutLink } from './get-payout-link.ts';
import type { ListFacts } from './list-facts.ts';
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
    environment: string;
    approvalAbovePaise: number | null;
  },
): void {
  mount(searchPayoutLinks, ({ body }, actor) => findPayoutLinks(parts, actor, body));
  mount(getEndpoint, ({ params, query }, actor) =>
    getPayoutLink(parts, actor, params.linkId, query.fresh === '1'),
  );
  mount(resendEndpoint, async (input, actor, response) => {
    const { resend, created } = await resendPayoutLink(parts, actor, input);
    response.status(created ? 201 : 200);
    return resend;
  });
}

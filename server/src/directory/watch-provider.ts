import type { InstantPay } from '../instantpay/instantpay.ts';
import type { Sighting } from './directory-record.ts';
import { listSightings, trackSighting } from './sighting-of.ts';

/** Tells the directory of everything that is read of InstantPay, and of every resend that it took. */
export function watchProvider(
  instantpay: InstantPay,
  notice: (sightings: readonly Sighting[]) => void,
): InstantPay {
  return {
    ...instantpay,
    async track(...asked) {
      const link = await instantpay.track(...asked);
      notice([trackSighting(link)]);
      return link;
    },
    async list(...asked) {
      const page = await instantpay.list(...asked);
      notice(listSightings(page.items, page.sentAt));
      return page;
    },
    async notify(linkId, ...how) {
      const sentAt = Date.now();
      const verdict = await instantpay.notify(linkId, ...how);
      if (verdict.class === 'accepted') notice([{ by: 'resend', linkId, sentAt }]);
      return verdict;
    },
  };
}

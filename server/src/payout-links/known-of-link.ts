import type { ListedLink, TrackedLink } from '../instantpay/instantpay.ts';
import type { Hidden } from '../masking/hidden.ts';

/** Everything personal that is known of a link, so that it can be looked for in every text about it. */
export function knownOfLink(listed: ListedLink | null, tracked: TrackedLink | null): Hidden {
  const { name, mobile, email, url, qrUrl } = listed ?? NOT_LISTED;
  const accounts = tracked?.activity.map(({ accountNumber }) => accountNumber) ?? [];
  return {
    names: listed === null ? null : [name].filter((known) => known !== null),
    values: [...new Set([mobile, email, url, qrUrl, ...accounts])].filter((known) => known != null),
  };
}

const NOT_LISTED = { name: null, mobile: null, email: null, url: null, qrUrl: null };

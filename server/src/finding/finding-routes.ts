import { searchPayoutLinks } from '../../contract/finding.ts';
import type { Mount } from '../http/mount.ts';
import type { DisclosureStore } from '../payout-links/disclosure-store.ts';
import { maskFailuresFor } from '../payout-links/mask-failures-for.ts';
import type { Recipients } from '../payout-links/recipients.ts';
import { createContactSearches } from './contact-searches.ts';
import { findPayoutLinks } from './find-payout-links.ts';

type Parts = Omit<Parameters<typeof findPayoutLinks>[0], 'contactSearches'> & {
  disclosures: DisclosureStore;
  recipients: Pick<Recipients, 'known'>;
};

export function mountFinding(mount: Mount, parts: Parts): void {
  const contactSearches = createContactSearches(parts.disclosures);
  mount(searchPayoutLinks, ({ body }, actor) =>
    maskFailuresFor(parts.recipients, actor, null, () =>
      findPayoutLinks({ ...parts, contactSearches }, actor, body),
    ),
  );
}

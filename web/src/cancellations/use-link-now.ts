import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { useState } from 'react';
import type { ReadLink } from './read-link.ts';
import { type Rereading, useRereading } from './use-rereading.ts';

export type LinkNow = {
  /** Null until it was read. */
  link: PayoutLink | null;
  rereading: Rereading;
};

/** The link a dialog decides about, read when it opens and again while it is open. */
export function useLinkNow(linkId: string, readLink: ReadLink): LinkNow {
  const [link, setLink] = useState<PayoutLink | null>(null);
  const rereading = useRereading(async () => setLink(await readLink(linkId)));
  return { link, rereading };
}

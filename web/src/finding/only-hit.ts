import type { PayoutLinkRow, searchPayoutLinks } from '@linkdesk/server/contract/finding';
import type { OutputOf } from '@linkdesk/server/contract/endpoint';
import type { SearchAddress } from './search-address.ts';

type Page = Pick<OutputOf<typeof searchPayoutLinks>, 'total' | 'readAs'> & {
  items: Pick<PayoutLinkRow, 'id' | 'recipient'>[];
};

/** The id of the one link that is exactly what was looked for, or null: part of a name is not the name. */
export function onlyHit(page: Page, { q, status }: SearchAddress): string | null {
  const [only] = page.items;
  if (!only || page.items.length !== 1 || page.total !== 1) return null;
  switch (page.readAs.kind) {
    case 'link id':
      return only.id;
    case 'mobile':
    case 'e-mail':
      // Where a filter hides others, one row is not the only one.
      return status === null ? only.id : null;
    case 'name':
      return status === null && plain(only.recipient?.name) === plain(q) ? only.id : null;
    default:
      return null;
  }
}

function plain(name: string | null | undefined): string | undefined {
  return name?.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

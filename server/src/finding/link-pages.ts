import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import type { LinkFilter, PayoutLinkRow, searchPayoutLinks } from '../../contract/finding.ts';

type Search = InputOf<typeof searchPayoutLinks>['body'];
type Page = Pick<OutputOf<typeof searchPayoutLinks>, 'items' | 'nextCursor'>;

/** Opened and written in one go: half as many as a page of the list may have. */
const PAGE = 100;

/** Every page of what is found, each read when the one before it is done with. */
export async function* linkPages(
  find: (search: Search) => Promise<Page>,
  filter: LinkFilter,
): AsyncGenerator<PayoutLinkRow[]> {
  let cursor: string | null = null;
  do {
    const after: { cursor?: string } = cursor === null ? {} : { cursor };
    const page: Page = await find({ ...filter, ...after, limit: PAGE });
    yield page.items;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

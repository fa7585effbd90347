import type { Directory } from '@linkdesk/server/contract/directory';
import { almostFoundWords } from './almost-found-words.ts';
import { hasFilters, type SearchAddress } from './search-address.ts';
import type { FoundPage } from './search-query.ts';

type Props = { address: SearchAddress; first: FoundPage; directory: Directory | undefined };

/** Says what was looked for and what else could be tried. */
export function FoundNothing({ address, first, directory }: Props) {
  const growing = directory?.state === 'filling';
  const almost = almostWords(address, first);
  return (
    <div className="mt-2 rounded-lg border border-line bg-surface px-4 py-8 text-center">
      <p className="font-semibold">{title(address, first, growing)}</p>
      {almost && <p className="mt-1 font-medium">{almost}</p>}
      <p className="mt-1 text-quiet">{hint(address, first, directory)}</p>
    </div>
  );
}

function title(address: SearchAddress, { readAs }: FoundPage, growing: boolean): string {
  if (readAs.kind === 'nothing' && readAs.text !== '') return readAs.text;
  if (address.list && address.q === '') return 'Nothing on this worklist now.';
  if (hasFilters(address)) return 'No link found with these filters.';
  if (address.q === '' && growing) return 'The first links are being read. They appear here by themselves.';
  return 'No link found.';
}

/** What the server says of it goes before our own guess. */
function almostWords({ q }: SearchAddress, { readAs }: FoundPage): string | null {
  return readAs.note ?? (readAs.kind === 'nothing' ? null : almostFoundWords(q));
}

const BY_ALL =
  'Links are found by link id, order id, reference, mobile, e-mail, name, description, amount, account and IFSC. Check the spelling or try another of these.';

function hint(address: SearchAddress, first: FoundPage, directory: Directory | undefined): string {
  if ((first.hiddenByFilters ?? 0) > 0) return 'Without the filters there is more.';
  if (address.q !== '') return BY_ALL;
  if (directory?.state === 'filling')
    return 'What is not read yet can be found by link id, mobile, e-mail or name.';
  if (hasFilters(address)) return '';
  return directory?.links === 0 ? 'InstantPay has none under our account yet.' : '';
}

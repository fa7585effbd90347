import type { Directory } from '@linkdesk/server/contract/directory';
import type { ReadAs } from '@linkdesk/server/contract/finding';
import { almostFoundWords } from './almost-found-words.ts';
import { hasFilters, type SearchAddress } from './search-address.ts';

type Props = { address: SearchAddress; readAs: ReadAs; directory: Directory | undefined };

/** Says what was looked for and what else could be tried. */
export function FoundNothing({ address, readAs, directory }: Props) {
  const { q } = address;
  const growing = directory?.state === 'filling';
  const almost = readAs.note ?? (readAs.kind === 'nothing' ? null : almostFoundWords(q));
  return (
    <div className="mt-2 rounded-lg border border-line bg-surface px-4 py-8 text-center">
      <p className="font-semibold">{title({ address, readAs, growing })}</p>
      {almost && <p className="mt-1 font-medium">{almost}</p>}
      <p className="mt-1 text-quiet">{hint({ address, growing, known: directory?.links ?? 0 })}</p>
    </div>
  );
}

type Seen = { address: SearchAddress; readAs: ReadAs; growing: boolean };

function title({ address, readAs, growing }: Seen): string {
  if (readAs.kind === 'nothing' && readAs.text !== '') return readAs.text;
  if (address.list) return 'Nothing stands on this worklist now.';
  if (address.q === '' && !hasFilters(address) && growing)
    return 'The first links are being read. They appear here by themselves.';
  return hasFilters(address) ? 'No link found with these filters.' : 'No link found.';
}

function hint({
  address,
  growing,
  known,
}: {
  address: SearchAddress;
  growing: boolean;
  known: number;
}): string {
  if (address.q !== '')
    return 'Links are found by link id, order id, reference, mobile, e-mail, name, description, amount, account and IFSC. Check the spelling or try another of these.';
  if (growing) return 'What is not read yet can be found by link id, mobile, e-mail or name.';
  if (hasFilters(address)) return 'Lift a filter to see more.';
  return known === 0 ? 'InstantPay has none under our account yet.' : '';
}

import { statusWord } from '../ui/status-badge.tsx';
import { almostFoundWords } from './almost-found-words.ts';
import type { SearchAddress } from './search-address.ts';

/** Says what was looked for and what else could be tried. */
export function FoundNothing({ address }: { address: SearchAddress }) {
  const almost = almostFoundWords(address.q);
  return (
    <div className="mt-2 rounded-lg border border-line bg-surface px-4 py-8 text-center">
      <p className="font-semibold">
        {address.status ? `No ${statusWord(address.status).toLowerCase()} link found.` : 'No link found.'}
      </p>
      {almost && <p className="mt-1 font-medium">{almost}</p>}
      <p className="mt-1 text-quiet">
        {address.q
          ? 'InstantPay finds links by link id, mobile, e-mail and name. Check the spelling or try another of these.'
          : 'InstantPay has none under our account yet.'}
      </p>
    </div>
  );
}

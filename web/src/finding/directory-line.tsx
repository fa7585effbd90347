import type { Directory } from '@linkdesk/server/contract/directory';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { directoryQuery } from './directory-query.ts';
import { directoryWords } from './directory-words.ts';

/** The same where no list is shown. */
export function DirectoryAlone() {
  return <DirectoryLine directory={useQuery(directoryQuery({ waiting: false })).data} />;
}

/** What the list can know at all: one line, whatever it says, so that no row moves; a click shows all of it. */
export function DirectoryLine({ directory }: { directory: Directory | undefined }) {
  const [open, setOpen] = useState(false);
  const filling = directory?.state === 'filling' && directory.read !== null && directory.atProvider !== null;
  return (
    <div className="mt-1 flex min-h-6 items-center gap-3 text-xs leading-4 text-quiet print:hidden">
      {directory && (
        <button
          type="button"
          aria-expanded={open}
          title="How complete and how fresh this list is"
          onClick={() => setOpen(!open)}
          className="flex min-h-6 min-w-0 items-center gap-1 rounded text-left hover:text-ink"
        >
          <span className={open ? '' : 'truncate'}>{directoryWords(directory).join(' · ')}</span>
          <ChevronDown size={12} className={`shrink-0 lg:hidden ${open ? 'rotate-180' : ''}`} aria-hidden />
        </button>
      )}
      {filling && (
        <progress
          aria-label="InstantPay’s list read"
          value={directory.read ?? 0}
          max={Math.max(directory.atProvider ?? 0, 1)}
          className="h-1.5 w-40 shrink-0 max-sm:w-16"
        />
      )}
    </div>
  );
}

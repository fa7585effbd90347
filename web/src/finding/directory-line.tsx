import type { Directory } from '@linkdesk/server/contract/directory';
import { useQuery } from '@tanstack/react-query';
import { directoryQuery } from './directory-query.ts';
import { directoryWords } from './directory-words.ts';

/** The same where no list is shown. */
export function DirectoryAlone() {
  return <DirectoryLine directory={useQuery(directoryQuery({ waiting: false })).data} />;
}

/** What the list can know at all. It takes its line before it has words, so that nothing moves when they come. */
export function DirectoryLine({ directory }: { directory: Directory | undefined }) {
  const filling = directory?.state === 'filling' && directory.read !== null && directory.atProvider !== null;
  return (
    <div className="mt-1 flex min-h-4 flex-wrap items-center gap-x-3 text-xs leading-4 text-quiet print:hidden">
      {directory && <p>{directoryWords(directory).join(' · ')}</p>}
      {filling && (
        <progress
          aria-label="InstantPay’s list read"
          value={directory.read ?? 0}
          max={Math.max(directory.atProvider ?? 0, 1)}
          className="h-1.5 w-40"
        />
      )}
    </div>
  );
}

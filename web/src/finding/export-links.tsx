import { exportPayoutLinks, type LinkFilter } from '@linkdesk/server/contract/finding';
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { call } from '../api/call.ts';
import { downloadExport } from '../api/download-export.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { linksWord } from './link-table-words.ts';

type Props = { filter: LinkFilter; total: number; totalIsExact: boolean };

/** Exactly what is filtered, as a file; it says before how much that is. */
export function ExportLinks({ filter, total, totalIsExact }: Props) {
  const announce = useAnnounce();
  const exporting = useMutation({
    mutationFn: () => call(exportPayoutLinks, { body: filter }),
    onSuccess: ({ id }) => {
      downloadExport(id);
      announce('The CSV file is being downloaded.');
    },
    onError: (error) => announce(`No file. ${error.message}`),
  });
  return (
    <>
      <Button
        data-act="Download CSV"
        className="max-sm:px-2!"
        aria-disabled={exporting.isPending}
        disabled={total === 0}
        onClick={() => !exporting.isPending && exporting.mutate()}
      >
        <Download size={14} aria-hidden /> CSV{' '}
        <span className="max-sm:sr-only">of {linksWord(total, totalIsExact)}</span>
      </Button>
      {exporting.isError && (
        <span className="basis-full text-danger">No file. {exporting.error.message}</span>
      )}
    </>
  );
}

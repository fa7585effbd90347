import { exportAuditEntries } from '@linkdesk/server/contract/audit';
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { call } from '../api/call.ts';
import { downloadExport } from '../api/download-export.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { type AuditAddress, auditFilterOf } from './audit-address.ts';

/** What is filtered, as a file. */
export function ExportAuditEntries({ address }: { address: AuditAddress }) {
  const announce = useAnnounce();
  const exporting = useMutation({
    mutationFn: () => call(exportAuditEntries, { body: auditFilterOf(address) }),
    onSuccess: ({ id }) => {
      downloadExport(id);
      announce('The CSV file is being downloaded.');
    },
    onError: (error) => announce(`No file. ${error.message}`),
  });
  return (
    <>
      <Button aria-disabled={exporting.isPending} onClick={() => !exporting.isPending && exporting.mutate()}>
        <Download size={14} aria-hidden /> CSV
      </Button>
      {exporting.isError && <span className="text-danger">No file. {exporting.error.message}</span>}
    </>
  );
}

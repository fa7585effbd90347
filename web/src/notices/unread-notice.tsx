import { type Notice, readNotice } from '@linkdesk/server/contract/notices';
import { useMutation } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { Link } from 'react-router';
import { call } from '../api/call.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { IstTime } from '../ui/ist-time.tsx';

/** One thing to be told, with the way to what it is about. */
export function UnreadNotice({ notice }: { notice: Notice }) {
  const announce = useAnnounce();
  const reading = useMutation({
    mutationFn: () => call(readNotice, { params: { id: notice.id }, body: {} }),
    onSuccess: () => {
      announce('Marked as read.');
      // Its button goes away with it.
      document.getElementById('content')?.focus({ preventScroll: true });
    },
    onError: (error) => announce(`Not marked as read. ${error.message}`),
  });
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 rounded-lg border border-line bg-surface p-3">
      <div className="min-w-0 flex-1 basis-64 space-y-1">
        <p className="font-medium">{notice.text}</p>
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-quiet">
          <span>
            Link{' '}
            <Link to={`/links/${notice.linkId}`} className="font-mono text-accent underline">
              {notice.linkId}
            </Link>
          </span>
          <Link to={`/cancellations/${notice.operationId}`} className="text-accent underline">
            The cancellation
          </Link>
          <IstTime at={notice.at} />
        </p>
        {reading.isError && <p className="text-danger">Not marked as read. {reading.error.message}</p>}
      </div>
      <Button disabled={reading.isPending} onClick={() => reading.mutate()}>
        <Check size={14} aria-hidden /> Mark as read
      </Button>
    </li>
  );
}

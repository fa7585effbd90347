import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import { useMutation } from '@tanstack/react-query';
import { isApiError } from '../api/api-error.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { IstTime } from '../ui/ist-time.tsx';
import { Notice } from '../ui/notice.tsx';
import { References } from '../ui/plain-page.tsx';
import { dropDraft } from './cancel-draft.ts';
import { showsNotTakenOn } from './may-have-been-taken-on.ts';
import { sendCancel } from './send-cancel.ts';
import type { SentDraft } from './use-unsettled-cancel.ts';

type Props = { linkId: string; draft: SentDraft | null };

/** A cancel sent from this tab of which nothing is known. Only the person decides to send the same one again. */
export function UnsettledCancel({ linkId, draft }: Props) {
  const announce = useAnnounce();
  const check = useMutation<CancelOperation, Error, SentDraft>({
    mutationFn: (sent) => sendCancel(linkId, sent),
    onError: (error) => {
      if (showsNotTakenOn(error)) dropDraft(linkId);
    },
    // By now the link has been read again, and shows what the request became.
    onSettled: (operation) => {
      if (!operation) return;
      dropDraft(linkId);
      announce(`Linkdesk had your cancel: ${operation.label}.`);
    },
  });

  if (check.error && check.variables && showsNotTakenOn(check.error)) {
    return (
      <Notice tone="info" title="Linkdesk did not take on your cancel. Nothing was sent.">
        <p>
          You asked at <IstTime at={check.variables.sent.at} />. {check.error.message}
        </p>
        <Button onClick={() => check.reset()}>Close</Button>
      </Notice>
    );
  }
  if (!draft) return null;
  return (
    <Notice
      tone="warning"
      title={
        <>
          You asked to cancel this at <IstTime at={draft.sent.at} />; whether Linkdesk took it on is not
          known. Do not send a new link.
        </>
      }
    >
      <p>
        Check again sends the same request once more: it cannot cancel twice. If the first one never arrived,
        this one counts.
      </p>
      {check.error && !check.isPending && (
        <>
          <p className="font-semibold">Still not known. {check.error.message}</p>
          {isApiError(check.error) && <References {...check.error.extras} />}
        </>
      )}
      <Button aria-disabled={check.isPending} onClick={() => !check.isPending && check.mutate(draft)}>
        {check.isPending ? 'Checking…' : 'Check again'}
      </Button>
    </Notice>
  );
}

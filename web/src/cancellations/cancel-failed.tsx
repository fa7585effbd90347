import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { isApiError } from '../api/api-error.ts';
import { Button } from '../ui/button.tsx';
import { IstTime } from '../ui/ist-time.tsx';
import { Notice } from '../ui/notice.tsx';
import { References } from '../ui/plain-page.tsx';
import { mayHaveBeenTakenOn } from './may-have-been-taken-on.ts';
import { Outcome } from './outcome.tsx';

type Props = { error: Error; link: PayoutLink; onStartOver: () => void };

/** A cancel that was not taken on, or of which we do not know whether it was: never called one for the other. */
export function CancelFailed({ error, link, onStartOver }: Props) {
  if (isApiError(error, 'operation-open')) return <AlreadyOpen error={error} link={link} />;
  if (isApiError(error, 'key-reused')) {
    return (
      <Notice tone="warning" title="This was sent before with other words">
        <p>{error.message}</p>
        <Button onClick={onStartOver}>Start over</Button>
      </Notice>
    );
  }
  if (mayHaveBeenTakenOn(error)) {
    return (
      <Notice tone="warning" title="Not known whether Linkdesk took this on">
        <p>{error.message}</p>
        <p>
          Click Cancel again to ask about the same request: it cannot be sent twice. Do not send a new link
          yet.
        </p>
        {isApiError(error) && <References {...error.extras} />}
      </Notice>
    );
  }
  return (
    <Notice tone="alarm" title="Nothing was sent">
      <p>{error.message}</p>
      {isApiError(error) && <References {...error.extras} />}
    </Notice>
  );
}

function AlreadyOpen({ error, link }: Pick<Props, 'link'> & { error: Error }) {
  const other = isApiError(error) ? error.extras.operation : undefined;
  return (
    <>
      <Notice tone="warning" title="A cancel of this link is already open. Nothing was sent.">
        {other ? (
          <p>
            {other.actor} asked for it at <IstTime at={other.createdAt} />.
          </p>
        ) : (
          <p>{error.message}</p>
        )}
      </Notice>
      {link.openOperation && <Outcome operation={link.openOperation} asked />}
    </>
  );
}

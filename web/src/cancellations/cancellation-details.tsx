import type { CancelAttempt, CancelOperation } from '@linkdesk/server/contract/cancellations';
import { Link } from 'react-router';
import { CopyButton } from '../ui/copy-button.tsx';
import { IstTime } from '../ui/ist-time.tsx';
import { sentence } from '../ui/sentence.ts';

/** Each request that went out and what came back, and the message for InstantPay word by word. */
export function CancellationDetails({ operation }: { operation: CancelOperation }) {
  const { id, attempts, messageToInstantPay } = operation;
  return (
    <div className="space-y-3 border-t border-line pt-3">
      <section aria-label="Attempts">
        {attempts.length === 0 ? (
          <p className="text-quiet">No Cancel request was sent.</p>
        ) : (
          <ol className="space-y-2">
            {attempts.map((attempt) => (
              <Attempt key={attempt.n} attempt={attempt} />
            ))}
          </ol>
        )}
      </section>
      {messageToInstantPay && (
        <section aria-label="Message to InstantPay">
          <p className="text-quiet">Message to InstantPay</p>
          <p className="mt-1 rounded-md bg-raised px-3 py-2 whitespace-pre-line">{messageToInstantPay}</p>
        </section>
      )}
      <p className="text-quiet">
        Cancellation{' '}
        <Link to={`/cancellations/${id}`} className="font-mono text-accent underline">
          {id}
        </Link>{' '}
        <CopyButton text={() => id} label="Copy cancellation id" />
      </p>
    </div>
  );
}

const PROVED = {
  'not-sent': 'Not sent',
  accepted: 'InstantPay accepted',
  refused: 'InstantPay refused',
  unknown: 'No clear answer',
};

function Attempt({ attempt }: { attempt: CancelAttempt }) {
  const { n, because, statusCode, providerReference, startedAt } = attempt;
  return (
    <li>
      <p>
        <span className="font-medium">
          Attempt {n}: {attempt.class ? PROVED[attempt.class] : 'Under way'}
        </span>
        {statusCode && ` (${statusCode})`} ·{' '}
        <span className="text-quiet">
          <IstTime at={startedAt} />
        </span>
      </p>
      {because && (
        <p>
          <bdi>{sentence(because)}</bdi>
        </p>
      )}
      <p className="text-quiet">
        {providerReference ? (
          <>
            InstantPay reference <span className="font-mono text-ink">{providerReference}</span>{' '}
            <CopyButton text={() => providerReference} label={`Copy reference of attempt ${n}`} />
          </>
        ) : (
          'No InstantPay reference reached us.'
        )}
      </p>
    </li>
  );
}

import { isApiError } from '../api/api-error.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { References } from '../ui/plain-page.tsx';
import { almostFoundWords } from './almost-found-words.ts';

type Props = { q: string; error: unknown; onTryAgain: () => void };

/** Why there is no answer, and what to do. */
export function SearchFailed({ q, error, onTryAgain }: Props) {
  const { message, extras } = isApiError(error)
    ? error
    : { message: 'This page could not read the answer.', extras: {} };
  const theirs = isApiError(error, 'invalid-input');
  return (
    <div role="alert" className="mt-4">
      <Notice tone={theirs ? 'info' : 'warning'} title={(theirs && almostFoundWords(q)) || message}>
        {theirs ? <p>Change what is in the field above.</p> : <Button onClick={onTryAgain}>Try again</Button>}
        {!theirs && <References {...extras} />}
      </Notice>
    </div>
  );
}

import { isApiError } from '../api/api-error.ts';
import { Notice } from '../ui/notice.tsx';
import { References } from '../ui/plain-page.tsx';

/** Why the last click did nothing; an old sign-in is asked for elsewhere, in its own words. */
export function Refused({ error }: { error: Error | null }) {
  const isShown = error !== null && !isApiError(error, 'sign-in-again');
  return (
    <div role="status" className="mt-3 empty:hidden">
      {isShown && (
        <Notice tone="alarm" title={error.message}>
          {isApiError(error) && <References {...error.extras} />}
        </Notice>
      )}
    </div>
  );
}

import type { OutputOf } from '@linkdesk/server/contract/endpoint';
import type { checkCaller } from '@linkdesk/server/contract/reveals';
import { CircleCheck, CircleX } from 'lucide-react';
import { isApiError } from '../api/api-error.ts';
import { serverNow } from '../api/server-clock.ts';
import { Badge } from '../ui/badge.tsx';
import { istTime } from '../ui/ist.ts';

type Props = { answer: OutputOf<typeof checkCaller> | undefined; error: Error | null };

/** One of two words, and how often it may be asked again. */
export function CallerCheckResult({ answer, error }: Props) {
  if (error) return <span className="font-medium text-danger">{failedWords(error)}</span>;
  if (!answer) return null;
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      {answer.match ? (
        <Badge icon={CircleCheck} colours="bg-good-soft text-good">
          Match
        </Badge>
      ) : (
        <Badge icon={CircleX} colours="bg-alarm-soft text-alarm">
          No match
        </Badge>
      )}
      <span className="text-quiet">{triesWords(answer.triesLeft)}</span>
    </span>
  );
}

function triesWords(left: number): string {
  if (left === 0) return 'That was the last try for now';
  return left === 1 ? '1 try left' : `${left} tries left`;
}

function failedWords(error: Error): string {
  if (!isApiError(error, 'too-many-requests')) return `Not checked. ${error.message}`;
  const { retryAfterS } = error.extras;
  if (retryAfterS === undefined) return error.message;
  // Rounded up: a try at the minute that is named must not come too early.
  const at = new Date(serverNow() + (retryAfterS + 59) * 1000).toISOString();
  return `Five tries per link and hour are used up. Try again at ${istTime(at).slice(0, 5)} IST or hand over to Finance.`;
}

import { approveCancel, askForCancel, declineCancel } from './ask-for-cancel.ts';
import { askPerson, awaitVerdict } from './await-verdict.ts';
import {
  isUndecided,
  mayAskAgain,
  type CancelEvent,
  type CancelOperation,
  type Reduced,
} from './cancel-operation.ts';
import type { CancelTimes } from './cancel-times.ts';
import { rewatch } from './end-cancel.ts';
import { newsOf } from './cancel-notice.ts';
import { recordReply } from './record-reply.ts';
import { distrustClock, passTime } from './pass-time.ts';
import { seeLink } from './see-link.ts';
import { beginSending, endUnsent, newAttempt, recordAnswer } from './send-cancel-attempt.ts';

/**
 * The whole life of a cancel. Given what is recorded and what happened, says what is recorded next and what
 * to do outside once that is committed; null when the event changes nothing. T0…T13 in the files it calls are
 * the transitions in the README.md beside this; no edge leads from `sending` or `unknown` back to `prepared`.
 */
export function reduceCancel(
  operation: CancelOperation | null,
  event: CancelEvent,
  times: CancelTimes,
): Reduced | null {
  if (operation === null) return event.type === 'requested' ? askForCancel(event, times) : null;
  const reduced = reduceExisting(operation, event, times);
  if (reduced === null) return null;
  const version = operation.version + 1;
  const namesUnknown = operation.namesUnknown || ('namesUnknown' in event && event.namesUnknown);
  const after = { ...reduced.operation, namesUnknown, version, updatedAt: event.at };
  return { operation: after, effects: [...reduced.effects, ...newsOf(operation, after, reduced.effects)] };
}

function reduceExisting(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced | null {
  switch (event.type) {
    case 'requested':
      return null;
    case 'approved':
      return approveCancel(operation, event, times);
    case 'declined':
      return declineCancel(operation, event, times);
    case 'send-began':
      return beginSending(operation, event, times);
    case 'no-longer-allowed':
      return endUnsent(operation, event, times);
    case 'answered':
      return recordAnswer(operation, event, times);
    case 'tracked':
      return seeLink(operation, event, times);
    case 'track-failed':
      if (isUndecided(operation))
        return awaitVerdict({ ...operation, checks: operation.checks + 1 }, event, times);
      // What is still to be sent keeps its own deadline, and the watch comes back until a week has passed.
      return isWatchOver(operation, event) ? rewatch(operation, event, times) : null;
    case 'time-passed':
      return passTime(operation, event, times);
    case 'clock-jumped':
      return distrustClock(operation, event, times);
    case 'asked-again':
      return mayAskAgain(operation, event.at, times) && event.attempts === operation.attempts.length
        ? newAttempt(operation, event, times)
        : null;
    case 'taken-up':
      return operation.state === 'unknown' ? askPerson(operation, event, times) : null;
    case 'closed':
      return recordReply(operation, event, times);
  }
}

const isWatchOver = ({ watchUntil }: CancelOperation, { at }: CancelEvent): boolean =>
  watchUntil !== null && at >= watchUntil;

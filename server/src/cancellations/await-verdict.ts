import type { CancelEffect, CancelEvent, CancelOperation, Reduced } from './cancel-operation.ts';
import type { CancelTimes } from './cancel-times.ts';

/** T7: nothing is known yet; the next check is set, and after two hours a person is asked. */
export function awaitVerdict(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced {
  const overdue = event.at - (operation.unknownSince ?? event.at) >= times.personAfter;
  if (operation.state === 'unknown' && overdue) return askPerson(operation, event, times);
  return { operation: { ...operation, dueAt: nextCheck(operation, event, times) }, effects: [] };
}

/** Nobody knows, from now on: Track is asked at once, and then by the schedule. */
export function doubt(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced {
  const doubted: CancelOperation = {
    ...operation,
    state: 'unknown',
    unknownSince: operation.unknownSince ?? event.at,
    sendLeaseUntil: null,
  };
  return { operation: { ...doubted, dueAt: nextCheck(doubted, event, times) }, effects: [{ type: 'track' }] };
}

/** T9. */
export function askPerson(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced {
  const asked: CancelOperation = {
    ...operation,
    state: 'needs-person',
    unknownSince: operation.unknownSince ?? event.at,
  };
  const effects: CancelEffect[] =
    operation.state === 'needs-person' ? [] : [{ type: 'tell', what: 'needs-person' }];
  return { operation: { ...asked, dueAt: nextCheck(asked, event, times) }, effects };
}

/** By the schedule since the doubt began; sooner when a second sighting would settle it. */
function nextCheck(operation: CancelOperation, event: CancelEvent, times: CancelTimes): number {
  const elapsed = event.at - (operation.unknownSince ?? event.at);
  const offset = times.checks.find((check) => check > elapsed);
  const regular =
    operation.state === 'needs-person' && elapsed >= times.personAfter
      ? times.checkEveryForPerson
      : times.checkEvery;
  const wait = offset === undefined ? regular : offset - elapsed;
  const settling = waitsForSecondSighting(operation, times);
  const shortest = settling ? Math.min(wait, times.apart * 1.25) : wait;
  return Math.round(event.at + shortest * (0.8 + 0.4 * event.jitter));
}

/** Of two sightings that say it is open, only the second is still missing. */
function waitsForSecondSighting({ issued }: CancelOperation, times: CancelTimes): boolean {
  return issued !== null && issued.firstQuietAt !== null && issued.lastAt - issued.firstQuietAt < times.apart;
}

import { sentRequests } from './attribute-requests.ts';
import type { Violation } from './check-history.ts';
import { NOT_CANCELLED } from './edges-of-cancelling.ts';
import { only, type History, type HappeningOf } from './history.ts';
import { everAfter, linkChanges, statusAt, type LinkChange } from './link-timeline.ts';

/** I3 no false success and I4 no false failure, where Track is true and effects come in time. */
export function checkAnswers(history: History): Violation[] {
  if (!history.truthful) return [];
  return [
    ...checkStates(history),
    ...checkTold(history),
    ...checkNothingSent(history),
    ...checkNothingDone(history),
  ];
}

function checkStates(history: History): Violation[] {
  const links = linkChanges(history);
  const states = new Map<string, string>();
  return only(history, 'committed').flatMap(({ at, operations }) =>
    operations.flatMap((row): Violation[] => {
      const isNew = states.get(row.id) !== row.state;
      states.set(row.id, row.state);
      const changes = links.get(row.linkId);
      if (isNew && NOT_CANCELLED.includes(row.state))
        return notCancelled(history, row.id, row.state, at, changes);
      const saysCancelled = row.state === 'cancelled' || row.state === 'cancelled-late';
      return isNew && saysCancelled && !isCancelledFor(changes, at)
        ? [isFalse('I3', at, `${row.id} is not cancelled`)]
        : [];
    }),
  );
}

function isCancelledFor(changes: LinkChange[] | undefined, at: number): boolean {
  return (
    statusAt(changes, at) === 'CANCELLED' && everAfter(changes, at).every((status) => status === 'CANCELLED')
  );
}

/** None of its own requests may have cancelled the link, nor ever do so later. */
function notCancelled(
  history: History,
  operationId: string,
  state: string,
  at: number,
  changes: LinkChange[] | undefined,
): Violation[] {
  const own = new Set(
    sentRequests(history)
      .filter(({ attempt }) => attempt?.operationId === operationId)
      .map(({ request }) => request),
  );
  const effect = changes?.find(
    ({ cause, status }) => status === 'CANCELLED' && typeof cause === 'number' && own.has(cause),
  );
  if (effect !== undefined) return [isFalse('I4', at, `${state}, but it cancelled the link at ${effect.at}`)];
  const seen = statusAt(changes, at);
  const mustBe = { 'too-late': 'CLAIMED', 'expired-first': 'EXPIRED' }[state];
  return mustBe !== undefined && seen !== mustBe
    ? [isFalse('I4', at, `${state}, but the link is ${seen}`)]
    : [];
}

/** What stands on a screen holds at that moment; what people themselves recorded is theirs. */
function checkTold(history: History): Violation[] {
  const links = linkChanges(history);
  const linkOf = new Map(
    only(history, 'committed').flatMap(({ operations }) => operations.map((row) => [row.id, row.linkId])),
  );
  return only(history, 'told').flatMap((happening) => {
    const { told, operationId } = happening;
    return told.byPeople ? [] : checkOneTold(happening, links.get(linkOf.get(operationId) ?? ''));
  });
}

function checkOneTold({ at, told }: HappeningOf<'told'>, changes: LinkChange[] | undefined): Violation[] {
  const { label, answers } = told;
  const now = statusAt(changes, at) ?? '';
  const later = everAfter(changes, at);
  const found: Violation[] = [];
  if (label.startsWith('Cancelled') && now !== 'CANCELLED')
    found.push(isFalse('I3', at, `told ${label}, but it is ${now}`));
  if (
    answers.replacement === 'may' &&
    (![`CANCELLED`, 'EXPIRED'].includes(now) || later.includes('CLAIMED'))
  ) {
    found.push(isFalse('I3', at, `told that a new link may be sent, but this one is ${now}`));
  }
  if (answers.claimable === 'no' && ['ISSUED', 'PROCESSING'].includes(now)) {
    found.push(isFalse('I3', at, `told that it cannot be claimed, but it is ${now}`));
  }
  return found;
}

/** Who reads "nothing was sent" of a click has sent nothing with that click's key. */
function checkNothingSent(history: History): Violation[] {
  const sent = sentRequests(history);
  const rows = only(history, 'committed').flatMap(({ operations }) => operations);
  return only(history, 'told-nothing-sent').flatMap(({ at, actorId, key, code }): Violation[] => {
    const own = rows.find((row) => row.actorId === actorId && row.key === key)?.id;
    const request = sent.find(
      ({ attempt, sentAt }) => own !== undefined && attempt?.operationId === own && sentAt <= at,
    );
    return request === undefined
      ? []
      : [isFalse('I4', at, `told ${code}, nothing was sent, but ${request.request} was`)];
  });
}

/** Who reads "nothing was done" has nothing entered in the audit log that they did meanwhile. */
function checkNothingDone(history: History): Violation[] {
  const commits = only(history, 'committed');
  return only(history, 'told-nothing-done').flatMap(({ at, askedAt, operationId, actorId }): Violation[] => {
    const act = commits
      .filter((commit) => commit.at >= askedAt && commit.at <= at)
      .flatMap(({ entries }) => entries)
      .find((entry) => entry.operationId === operationId && entry.actorId === actorId);
    return act === undefined ? [] : [isFalse('I4', at, `told that nothing was done, but ${act.action} was`)];
  });
}

const isFalse = (invariant: Violation['invariant'], at: number, what: string): Violation => ({
  ...{ invariant, kind: 'false', at, what },
});

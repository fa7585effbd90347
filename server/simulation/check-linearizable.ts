import { sentRequests } from './attribute-requests.ts';
import type { Violation } from './check-history.ts';
import { NOT_CANCELLED } from './edges-of-cancelling.ts';
import { only, type History } from './history.ts';
import { lastRows } from './check-requests.ts';

/** A read of one link's status by a person: it was so at some moment in between. */
type Read = { from: number; to: number; status: string };

const ENDS = ['CANCELLED', 'CLAIMED', 'EXPIRED'];

/**
 * I8: for each link there is one order in which every act and every reading makes sense. A cancel that is in
 * doubt may act at any later moment or never; one that is settled as "not cancelled" never. An ended link
 * stays as it ended, so the order exists exactly when no two readings contradict each other's.
 */
export function checkLinearizable(history: History): Violation[] {
  if (!history.truthful) return [];
  const reads = Map.groupBy(readings(history), ({ linkId }) => linkId);
  return [...reads].flatMap(([linkId, ofLink]) => [
    ...contradictions(ofLink),
    ...uncaused(history, linkId, ofLink),
  ]);
}

/** Looks at the link, and the outcomes of cancels, which are readings of it too. */
function readings(history: History): (Read & { linkId: string })[] {
  const rows = lastRows(history);
  const looks = only(history, 'looked').map(({ at, askedAt, linkId, status }) => ({
    from: askedAt,
    to: at,
    linkId,
    status,
  }));
  const outcomes = only(history, 'told').flatMap(({ at, operationId, told }) => {
    const status = OUTCOMES[told.state];
    const linkId = rows.get(operationId)?.linkId;
    return status === undefined || linkId === undefined || told.byPeople
      ? []
      : [{ from: 0, to: at, linkId, status }];
  });
  return [...looks, ...outcomes];
}

const OUTCOMES: Readonly<Record<string, string>> = {
  cancelled: 'CANCELLED',
  'cancelled-late': 'CANCELLED',
  'too-late': 'CLAIMED',
  'expired-first': 'EXPIRED',
};

function contradictions(reads: Read[]): Violation[] {
  return ENDS.flatMap((end) => {
    const by = Math.min(...reads.filter(({ status }) => status === end).map(({ to }) => to));
    const other = reads.find(
      ({ status, from }) => status !== end && (from > by || (ENDS.includes(status) && by < Infinity)),
    );
    if (other === undefined) return [];
    return [notInOrder(other.to, `read as ${other.status}, but it was ${end} by ${by}`)];
  });
}

/** A link that was read as cancelled was cancelled by somebody. */
function uncaused(history: History, linkId: string, reads: Read[]): Violation[] {
  const by = Math.min(...reads.filter(({ status }) => status === 'CANCELLED').map(({ to }) => to));
  if (by === Infinity) return [];
  const rows = lastRows(history);
  const elsewhere = only(history, 'link-is').some(
    (link) => link.linkId === linkId && link.cause === 'elsewhere',
  );
  const mayHaveActed = sentRequests(history).some(({ attempt, sentAt, linkId: of }) => {
    const row = attempt === null ? undefined : rows.get(attempt.operationId);
    const proof = attempt === null ? null : row?.attempts[attempt.n - 1]?.class;
    const isPossible =
      proof !== 'refused' && proof !== 'not-sent' && !NOT_CANCELLED.includes(row?.state ?? '');
    return of === linkId && sentAt <= by && isPossible;
  });
  return elsewhere || mayHaveActed ? [] : [notInOrder(by, `${linkId} was cancelled by nobody`)];
}

const notInOrder = (at: number, what: string): Violation => ({ invariant: 'I8', kind: 'false', at, what });

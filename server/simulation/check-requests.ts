import { sentRequests } from './attribute-requests.ts';
import type { Violation } from './check-history.ts';
import { only, type History, type OperationRow } from './history.ts';

/** From an attempt's commit to the wire, a guard of 2 s and half a deadline for connecting stand between. */
const LONGEST_TO_THE_WIRE_MS = 2000;

/** I1 intent first, I2 nothing is sent twice, I10 nobody's cancel is sent without them. */
export function checkRequests(history: History): Violation[] {
  return [
    ...intentFirst(history),
    ...onePerAttempt(history),
    ...furtherAttempts(history),
    ...oneKey(history),
  ];
}

function intentFirst(history: History): Violation[] {
  return sentRequests(history).flatMap(({ request, sentAt, attempt }): Violation[] => {
    const tooLate = attempt !== null && sentAt - attempt.begunAt > LONGEST_TO_THE_WIRE_MS;
    if (attempt !== null && !tooLate) return [];
    const what = attempt === null ? 'no attempt was committed before' : 'its attempt is too old';
    return [{ invariant: 'I1', kind: 'doubled', at: sentAt, what: `request ${request} left, but ${what}` }];
  });
}

function onePerAttempt(history: History): Violation[] {
  const final = lastRows(history);
  const used = new Map<string, number>();
  return sentRequests(history).flatMap(({ request, sentAt, attempt }): Violation[] => {
    if (attempt === null) return [];
    const permit = `${attempt.operationId} ${attempt.n}`;
    const earlier = used.get(permit);
    used.set(permit, request);
    const doubled = (what: string): Violation => ({ invariant: 'I2', kind: 'doubled', at: sentAt, what });
    if (earlier !== undefined) return [doubled(`requests ${earlier} and ${request} left on one attempt`)];
    const proof = final.get(attempt.operationId)?.attempts[attempt.n - 1]?.class;
    return proof === 'not-sent' ? [doubled(`request ${request} left, recorded as not sent`)] : [];
  });
}

/** A further attempt needs proof that the last one was not sent, or a person's own decision. */
function furtherAttempts(history: History): Violation[] {
  const rows = new Map<string, OperationRow>();
  const violations: Violation[] = [];
  for (const { at, operations, entries } of only(history, 'committed')) {
    for (const row of operations) {
      const before = rows.get(row.id);
      rows.set(row.id, row);
      const added = row.attempts.length - (before?.attempts.length ?? 0);
      if (added <= 0) continue;
      const entry = entries.find(({ operationId }) => operationId === row.id);
      const byPerson = entry?.action === 'cancel-asked-again' && entry.actorId !== 'linkdesk';
      const earlier = row.attempts.slice(0, -1);
      const proven = earlier.length < 3 && earlier.every(({ class: proof }) => proof === 'not-sent');
      if (added === 1 && (byPerson || proven)) continue;
      const what = `attempt ${row.attempts.length} of ${row.id} follows ${JSON.stringify(earlier)}`;
      violations.push({ invariant: 'I2', kind: 'doubled', at, what });
    }
  }
  return violations;
}

function oneKey(history: History): Violation[] {
  const owners = new Map<string, string>();
  const violations: Violation[] = [];
  for (const { at, operations } of only(history, 'committed')) {
    for (const { id, actorId, key } of operations) {
      const owner = owners.get(`${actorId} ${key}`) ?? id;
      owners.set(`${actorId} ${key}`, owner);
      if (owner !== id)
        violations.push({ invariant: 'I2', kind: 'doubled', at, what: `key ${key} began two cancels` });
    }
  }
  return violations;
}

export function lastRows(history: History): Map<string, OperationRow> {
  return new Map(
    only(history, 'committed').flatMap(({ operations }) => operations.map((row) => [row.id, row] as const)),
  );
}

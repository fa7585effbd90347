import { checkHistory } from './check-history.ts';
import type { EntryRow, Happening, History, OperationRow, Seen } from './history.ts';

export const LINK = 'link-1';
export const HOUR = 3_600_000;
const QUIET_MS = 900_000;

/** A cancel as it should be: asked for, recorded, sent, done, confirmed, and told. */
export const asked = committed(
  1000,
  { state: 'prepared', version: 1 },
  { from: null, to: 'prepared', action: 'cancel-requested' },
);
export const begun = committed(
  1010,
  { state: 'sending', version: 2, attempts: [{ n: 1, class: null }] },
  { from: 'prepared' },
);
export const sent = { at: 1050, kind: 'cancel-sent', linkId: LINK, request: 1 } satisfies Happening;
export const received: Happening = { at: 1100, kind: 'cancel-received', linkId: LINK, request: 1 };
export const done: Happening = { at: 1100, kind: 'link-is', linkId: LINK, status: 'CANCELLED', cause: 1 };
export const accepted = { attempts: [{ n: 1, class: 'accepted' }] };
export const doubted = committed(1200, { state: 'unknown', version: 3, ...accepted }, { from: 'sending' });
export const settled = committed(1400, { state: 'cancelled', version: 4, ...accepted }, { from: 'unknown' });
export const GOOD = [
  asked,
  begun,
  sent,
  received,
  done,
  doubted,
  settled,
  told(1500, 'cancelled', 'Cancelled'),
];

export const ISSUED = { status: 'ISSUED', at: 60_000 };

/** One more row of the cancel, and what Track had said by then. */
export function sighted(
  at: number,
  seen: Seen,
  change: Partial<OperationRow> = {},
  from = 'unknown',
): Happening {
  return committed(at, { state: from, version: at, ...accepted, seen, ...change }, { from });
}

export function found(happenings: Happening[], endedAt = 30 * HOUR, truthful = true): string[] {
  const first: Happening = { at: 0, kind: 'link-is', linkId: LINK, status: 'ISSUED', cause: 'beginning' };
  const history: History = {
    ...{ seed: 0, endedAt, truthful, quietMs: QUIET_MS, down: [], happenings: [first, ...happenings] },
  };
  return [...new Set(checkHistory(history).map(({ invariant }) => invariant))];
}

export function committed(at: number, change: Partial<OperationRow>, entered: Partial<EntryRow>): Happening {
  const operation = row(change);
  const own = entry({ operationId: operation.id, to: operation.state, ...entered });
  return { at, kind: 'committed', operations: [operation], entries: [own] };
}

export function ended(at: number, state: string, proof: string): Happening {
  return committed(at, { state, version: 3, attempts: [{ n: 1, class: proof }] }, { from: 'sending' });
}

export function secondAttempt(action: string, actorId: string, first: string): Happening {
  const attempts = [
    { n: 1, class: first },
    { n: 2, class: null },
  ];
  return committed(
    200_000,
    { state: 'sending', version: 200_000, attempts },
    { from: action.endsWith('again') ? 'unknown' : 'sending', action, actorId },
  );
}

export function row(change: Partial<OperationRow>): OperationRow {
  return {
    ...{ id: 'op-1', linkId: LINK, actorId: 'asha', key: 'key-1', state: 'prepared', version: 1 },
    ...{ open: true, attempts: [], notices: 0, truth: null, seen: null },
    ...change,
  };
}

export function entry(change: Partial<EntryRow>): EntryRow {
  return {
    operationId: 'op-9',
    action: 'cancel-tracked',
    actorId: 'asha',
    from: null,
    to: 'prepared',
    ...change,
  };
}

export function told(at: number, state: string, label: 'Cancelled'): Happening {
  const answers = { claimable: 'no', replacement: 'may', because: 'it is cancelled' } as const;
  const said = { state, label, answers, final: true, byPeople: false };
  return { at, kind: 'told', askedAt: at - 10, operationId: 'op-1', told: said };
}

export function looked(at: number, status: string): Happening {
  return { at, kind: 'looked', askedAt: at - 10, linkId: LINK, status };
}

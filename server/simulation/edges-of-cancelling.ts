/**
 * The edges of a cancel, written by hand: from, to, and the number of the transition in the table of
 * server/src/cancellations/README.md. Whatever else leads from one state to another is wrong, and each of these must be seen.
 */
export const EDGES: readonly (readonly [from: string, to: string, why: string])[] = [
  ['nothing', 'prepared', 'T0'],
  ['nothing', 'awaiting-approval', 'T0'],
  ['awaiting-approval', 'prepared', 'T1'],
  ['awaiting-approval', 'declined', 'T1'],
  ['awaiting-approval', 'approval-expired', 'T1'],
  ['prepared', 'sending', 'T2'],
  ['prepared', 'abandoned', 'T11'],
  ['sending', 'sending', 'T4a'],
  ['sending', 'refused', 'T4'],
  ['sending', 'not-sent', 'T4, T5'],
  ['sending', 'unknown', 'T4, T5'],
  ['unknown', 'cancelled', 'T6'],
  ['unknown', 'too-late', 'T6'],
  ['unknown', 'expired-first', 'T6'],
  ['unknown', 'unknown', 'T7'],
  ['unknown', 'still-live', 'T8'],
  ['unknown', 'needs-person', 'T9'],
  ['unknown', 'sending', 'T10a'],
  ['needs-person', 'cancelled', 'T6'],
  ['needs-person', 'too-late', 'T6'],
  ['needs-person', 'expired-first', 'T6'],
  ['needs-person', 'needs-person', 'T7'],
  ['needs-person', 'still-live', 'T8'],
  ['needs-person', 'sending', 'T10a'],
  ['needs-person', 'closed-by-people', 'T10'],
  ['cancelled', 'needs-person', 'T13'],
  ['closed-by-people', 'needs-person', 'T12'],
  ['closed-by-people', 'cancelled-late', 'T12'],
  ['refused', 'cancelled-late', 'T12'],
  ['too-late', 'cancelled-late', 'T12'],
  ['expired-first', 'cancelled-late', 'T12'],
  ['not-sent', 'cancelled-late', 'T12'],
  ['abandoned', 'cancelled-late', 'T12'],
  ['still-live', 'cancelled-late', 'T12'],
  ['declined', 'cancelled-late', 'T12'],
  ['approval-expired', 'cancelled-late', 'T12'],
];

export const OPEN = ['awaiting-approval', 'prepared', 'sending', 'unknown', 'needs-person'];
export const NOT_CANCELLED = [
  ...['refused', 'too-late', 'expired-first', 'not-sent', 'abandoned', 'still-live'],
  ...['declined', 'approval-expired'],
];

const allowed = new Set(EDGES.map(([from, to]) => `${from} → ${to}`));

/** Something recorded about an ended or waiting operation leaves it where it is; sending again does not. */
export function isAllowed(from: string, to: string): boolean {
  return from === to || allowed.has(`${from} → ${to}`);
}

/** The edges that were never gone; staying where one is counts for the two states that are checked again. */
export function missedEdges(gone: ReadonlySet<string>): string[] {
  return [...allowed].filter((edge) => !gone.has(edge));
}

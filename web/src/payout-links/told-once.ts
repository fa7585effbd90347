import type { Activity } from '@linkdesk/server/contract/payout-links';

/** The rows without an answer that its outcome repeats word by word: one event, told once, with its label. */
export function toldOnce(activity: Activity[]): Activity[] {
  return activity.filter(
    (row, index) =>
      row.kind !== 'cancel-answered' || !activity.slice(index + 1).some((later) => repeats(later, row)),
  );
}

function repeats(later: Activity, answer: Activity): boolean {
  return (
    later.kind === 'cancel-settled' && (later.text === answer.text || later.text.endsWith(`. ${answer.text}`))
  );
}

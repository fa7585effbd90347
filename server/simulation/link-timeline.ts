import { only, type Cause, type History } from './history.ts';

export type LinkChange = { at: number; status: string; cause: Cause };

/** What each link truly was, and since when. */
export function linkChanges(history: History): Map<string, LinkChange[]> {
  return Map.groupBy(only(history, 'link-is'), ({ linkId }) => linkId);
}

export function statusAt(changes: readonly LinkChange[] | undefined, at: number): string | undefined {
  return changes?.findLast((change) => change.at <= at)?.status;
}

/** The link never became this from then on. */
export function everAfter(changes: readonly LinkChange[] | undefined, at: number): string[] {
  return (changes ?? []).filter((change) => change.at > at).map(({ status }) => status);
}

import { wasAccepted, type CancelOperation } from '../cancellations/cancel-operation.ts';

/** Who may stand behind a cancelled link: nobody here, or somebody here, proven by InstantPay's own yes or not. */
export type WhoCancelled =
  | 'outside'
  /** `askedBy` is somebody else, whose request was approved. */
  | { by: string; askedBy: string | null; at: number; proven: boolean; reason: string };

/** `shownAt` is when the provider's own row says that it was cancelled. */
export function whoCancelled(operations: readonly CancelOperation[], shownAt: number | null): WhoCancelled {
  const ours = operations.find(wasAccepted) ?? operations.find(mayHaveCancelled);
  if (ours === undefined) return 'outside';
  const at = shownAt ?? ours.endedAt ?? ours.updatedAt;
  const asked = ours.actor.name;
  const who =
    ours.approvedBy === null ? { by: asked, askedBy: null } : { by: ours.approvedBy.name, askedBy: asked };
  return { ...who, at, proven: wasAccepted(ours), reason: ours.reason };
}

/** A request of ours was on its way, and nothing proves that it did nothing. */
export function mayHaveCancelled({ attempts }: CancelOperation): boolean {
  return attempts.some((attempt) => attempt.class !== 'not-sent' && attempt.class !== 'refused');
}

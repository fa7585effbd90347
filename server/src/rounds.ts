/**
 * In which round each of several comes next: everybody has one turn before anybody has another. Whoever comes later joins
 * the round under way, so nobody catches up on turns that they never asked for.
 */
export function createRounds() {
  const next = new Map<string, number>();
  let round = 0;

  const of = (who: string | null): number => Math.max(round, next.get(who ?? '') ?? 0);

  return {
    of,
    /** They had their turn; null is somebody whose turns nobody counts. */
    served(who: string | null): void {
      round = of(who);
      if (who === null) return;
      next.set(who, round + 1);
      if (next.size > MOST_REMEMBERED) for (const [other, at] of next) if (at <= round) next.delete(other);
    },
    /** Nobody waits any more. */
    clear(): void {
      next.clear();
      round = 0;
    },
  };
}

/** Those whose next round has come anyway are forgotten past that. */
const MOST_REMEMBERED = 1_000;

import { randomUUID } from 'node:crypto';
import { createReplicaStore, type ReplicaStore } from './replica-store.ts';

type Sharing = {
  database: Parameters<typeof createReplicaStore>[0];
  /** Takes this process's part of the provider's rate, from 0 to 1. */
  setShare: (fraction: number) => void;
  /** Told of each renewal that failed; the next turn tries again. */
  onFailure: (error: unknown) => void;
  everyMs?: number;
  goneAfterMs?: number;
};

const RENEW_EVERY_MS = 2_000;
/** Three renewals: one that is late does not shift everybody's share. */
const GONE_AFTER_MS = 6_000;
/** The provider counts calls per second: what others sent before they made room counts for so long. */
const RATE_WINDOW_MS = 1_000;

/**
 * Divides the provider's rate among the running replicas, so that together they never exceed it: a new one
 * takes its share only when every other has made room, and one that cannot renew itself takes none, for
 * the others no longer count it.
 */
export async function shareProviderRate(sharing: Sharing): Promise<{ close(): Promise<void> }> {
  const { everyMs = RENEW_EVERY_MS, goneAfterMs = GONE_AFTER_MS } = sharing;
  const store = createReplicaStore(sharing.database, goneAfterMs);
  const id = randomUUID();
  let standing: Standing = NEW;
  let lapse: NodeJS.Timeout | undefined;
  let next: NodeJS.Timeout | undefined;

  async function renew(): Promise<void> {
    const startedAt = performance.now();
    const seen = await store.renew(id);
    const countedForMs = goneAfterMs - (performance.now() - startedAt);
    clearTimeout(lapse);
    // The answer was so slow that the others may have forgotten it already.
    if (countedForMs <= 0) return giveUpShare();
    standing = afterRenewal(standing, seen);
    sharing.setShare(standing.hasRoom ? 1 / (seen.others.length + 1) : 0);
    lapse = setTimeout(giveUpShare, countedForMs).unref();
  }

  function giveUpShare(): void {
    standing = NEW;
    sharing.setShare(0);
  }

  async function turn(): Promise<void> {
    try {
      await renew();
    } catch (error) {
      sharing.onFailure(error);
    }
  }

  function keepTurning(): void {
    const waitMs = standing.hasRoom ? everyMs : everyMs / 4;
    next = setTimeout(() => {
      current = turn().then(keepTurning);
    }, waitMs).unref();
  }

  sharing.setShare(0);
  let current = turn().then(keepTurning);
  await current;
  return {
    async close() {
      // A turn that is under way sets the timer once more.
      await current;
      clearTimeout(next);
      clearTimeout(lapse);
      await store.leave(id).catch(sharing.onFailure);
    },
  };
}

/** Times are the database's; null: not yet. */
type Standing = { joinedAt: number | null; countedAt: number | null; hasRoom: boolean };
const NEW: Standing = { joinedAt: null, countedAt: null, hasRoom: false };

function afterRenewal(
  before: Standing,
  { at, others }: Awaited<ReturnType<ReplicaStore['renew']>>,
): Standing {
  const joinedAt = before.joinedAt ?? at;
  const isCounted = others.every(({ seenAt }) => seenAt > joinedAt);
  const countedAt = before.countedAt ?? (isCounted ? at : null);
  const isAlone = others.length === 0 && before.joinedAt === null;
  const hasRoom = before.hasRoom || isAlone || (countedAt !== null && at - countedAt >= RATE_WINDOW_MS);
  return { joinedAt, countedAt, hasRoom };
}

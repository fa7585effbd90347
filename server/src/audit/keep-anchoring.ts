import type { Database } from '../database/open-database.ts';
import { signAnchor } from './audit-anchors.ts';
import { NO_PREVIOUS_HASH } from './audit-chain.ts';
import type { Anchor } from './audit-anchors.ts';
import type { AuditSigningKey } from './audit-signing-key.ts';

const NOT_YET = -1;
/** How much of the log's tail could be cut unseen; each anchor is a line kept for ever. */
const ANCHOR_EVERY_MS = 5_000;

type Anchoring = {
  database: Database;
  key: AuditSigningKey;
  /** Where anchors go: a file, or the process's log. */
  write: (anchor: Anchor) => Promise<void> | void;
  /** Told of each failure; the next turn tries again. */
  onFailure: (error: unknown) => void;
  everyMs?: number;
};

/** Writes an anchor at the start, then whenever there are new entries, and a last one at `close`. */
export async function keepAnchoring(anchoring: Anchoring): Promise<{ close(): Promise<void> }> {
  let anchored = NOT_YET;
  const anchorNews = async () => {
    try {
      anchored = await anchorBeyond(anchoring, anchored);
    } catch (error) {
      anchoring.onFailure(error);
    }
  };
  await anchorNews();
  let running = Promise.resolve();
  const turn = () => {
    running = running.then(anchorNews);
  };
  const timer = setInterval(turn, anchoring.everyMs ?? ANCHOR_EVERY_MS).unref();
  return {
    close: async () => {
      clearInterval(timer);
      await running.then(anchorNews);
    },
  };
}

async function anchorBeyond({ database, key, write }: Anchoring, anchored: number): Promise<number> {
  const newest = database.kysely.selectFrom('audit_entry').select(['seq', 'hash']).orderBy('seq', 'desc');
  // An empty log is anchored, too: its first entries are vouched for from the moment they are written.
  const last = (await newest.limit(1).executeTakeFirst()) ?? { seq: 0, hash: NO_PREVIOUS_HASH };
  if (last.seq === anchored) return anchored;
  await write(signAnchor(key, last, await database.readNow()));
  return last.seq;
}

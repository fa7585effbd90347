import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ensurePrivateFile } from './private-file.ts';

/** Long enough for a predecessor that was killed a moment ago to be gone. */
const PATIENCE_MS = 500;

const SQLITE_BUSY = 5;

/** A lock nobody refers to any more would be collected, and with it the lock freed. */
const held = new Set<DatabaseSync>();

/**
 * Refuses a second server on one SQLite file: both would settle the same cancels, each by its own
 * clock. The lock is the operating system's, so it is gone with the process, however that ends.
 * The command line does not take it and may work beside the server.
 */
export function takeServerLock(dataDir: string): { release(): void } {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'server.lock');
  ensurePrivateFile(path);
  const lock = new DatabaseSync(path, { timeout: PATIENCE_MS });
  try {
    lock.exec('begin exclusive');
  } catch (cause) {
    lock.close();
    throw refusal(dataDir, cause);
  }
  held.add(lock);
  return { release: () => held.delete(lock) && lock.close() };
}

function refusal(dataDir: string, cause: unknown): Error {
  const { errcode } = cause as { errcode?: number };
  if (errcode === SQLITE_BUSY) {
    return new Error(`DATA_DIR: another Linkdesk server is running on ${dataDir}; stop it first.`, { cause });
  }
  return new Error(`DATA_DIR: ${join(dataDir, 'server.lock')} cannot be locked.`, { cause });
}

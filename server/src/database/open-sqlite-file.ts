import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ensurePrivateFile } from './private-file.ts';

/** How long a write waits for the command line working on the same file; the event loop waits with it. */
const BUSY_MS = 2_000;

const openInThisProcess = new Set<string>();

/** Opens `linkdesk.sqlite`, readable by its owner alone, so that every commit survives a loss of power. */
export function openSqliteFile(dataDir: string): DatabaseSync {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(realpathSync(dataDir), 'linkdesk.sqlite');
  if (openInThisProcess.has(path)) throw new Error(`${path} is already open in this process.`);
  // SQLite gives its -wal and -shm files the mode of the file it finds.
  ensurePrivateFile(path);
  const file = new OnceDatabase(path, { timeout: BUSY_MS });
  file.exec('pragma journal_mode = wal; pragma synchronous = full; pragma fullfsync = 1');
  return file;
}

class OnceDatabase extends DatabaseSync {
  readonly #path: string;

  constructor(path: string, options: { timeout: number }) {
    super(path, options);
    this.#path = path;
    openInThisProcess.add(path);
  }

  override close(): void {
    super.close();
    openInThisProcess.delete(this.#path);
  }
}

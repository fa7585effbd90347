import { closeSync, openSync } from 'node:fs';

/**
 * Makes sure a file exists that its owner alone can read. One that is there is not opened: closing it
 * again would drop the locks SQLite holds on it in this process.
 */
export function ensurePrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

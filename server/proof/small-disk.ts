import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const NO_SMALL_DISK = 'a small disk can be mounted by the administrator only';

/** A disk of its own, so small that it can be filled; throws where none can be mounted. */
export function smallDisk(size: string): { path: string; drop(): Promise<void> } {
  const path = mkdtempSync(join(tmpdir(), 'linkdesk-disk-'));
  try {
    const options = `size=${size},mode=0700`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path], { stdio: 'pipe' });
  } catch (error) {
    rmSync(path, { recursive: true });
    throw error;
  }
  return {
    path,
    async drop() {
      execFileSync('umount', [path], { stdio: 'pipe' });
      rmSync(path, { recursive: true });
    },
  };
}

/** Not a byte is left. */
export function fillDisk(path: string): void {
  for (let size = 8 * 1024 * 1024; size >= 512; size = Math.floor(size / 2)) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Too much at once: the rest goes in smaller pieces.
    }
  }
}

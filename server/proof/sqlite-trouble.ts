import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fillDisk, NO_SMALL_DISK, smallDisk } from './small-disk.ts';

export const FILE_TROUBLES = ['held by somebody else', 'the disk is full', 'every write fails'] as const;
export type FileTrouble = (typeof FILE_TROUBLES)[number];

/** Troubles that cannot come over a file that is open, whoever tries. */
export const IMPOSSIBLE_ON_A_FILE = [
  'read-only or unreadable file or folder: who has a SQLite file open keeps it as it was opened',
  'file deleted or moved: SQLite writes on in what it has open, and nobody can tell',
  'held by somebody else inside a transaction: the file is the server’s own until it commits',
];

/** Begins the trouble and returns how to end it; null when somebody just now writes, so that it cannot begin. */
export function spoil(dataDir: string, pid: number, trouble: FileTrouble): (() => void) | null {
  if (trouble === 'held by somebody else') return hold(join(dataDir, 'linkdesk.sqlite'));
  if (trouble === 'every write fails') {
    limitFiles(pid, '0');
    return () => limitFiles(pid, 'unlimited');
  }
  const filler = join(dataDir, 'filler');
  fillDisk(filler);
  return () => rmSync(filler);
}

/** Null when it can be played here. */
export function whyNot(trouble: FileTrouble): string | null {
  try {
    if (trouble === 'the disk is full') void smallDisk('1m').drop();
    if (trouble === 'every write fails') execFileSync('prlimit', ['--version'], { stdio: 'pipe' });
    return null;
  } catch {
    return trouble === 'the disk is full' ? NO_SMALL_DISK : 'prlimit is not installed';
  }
}

function hold(file: string): (() => void) | null {
  const other = new DatabaseSync(file);
  try {
    other.exec('begin immediate');
    return () => other.close();
  } catch {
    other.close();
    return null;
  }
}

/** No file may be written by that process beyond so many bytes; pipes and sockets stay as they are. */
function limitFiles(pid: number, bytes: string): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`], { stdio: 'pipe' });
}

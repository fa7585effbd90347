import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';

/** A file of JSON lines, each written before the caller goes on. Without a file everything is forgotten. */
export type Journal<T> = {
  append(entry: T): void;
  /** Forgets everything. */
  clear(): void;
  close(): void;
};

export function openJournal<T>(file: string | null): { journal: Journal<T>; entries: T[] } {
  if (file === null) return { journal: { append() {}, clear() {}, close() {} }, entries: [] };
  const { entries, bytes } = readWholeLines<T>(file);
  const descriptor = openSync(file, 'a', 0o600);
  // A line torn by a kill goes, or the next one would be glued to it.
  ftruncateSync(descriptor, bytes);
  const journal: Journal<T> = {
    append: (entry) => void writeSync(descriptor, `${JSON.stringify(entry)}\n`),
    clear: () => ftruncateSync(descriptor, 0),
    close: () => closeSync(descriptor),
  };
  return { journal, entries };
}

function readWholeLines<T>(file: string): { entries: T[]; bytes: number } {
  if (!existsSync(file)) return { entries: [], bytes: 0 };
  const content = readFileSync(file);
  const bytes = content.lastIndexOf(0x0a) + 1;
  const lines = content.subarray(0, bytes).toString('utf8').split('\n').filter(Boolean);
  return { entries: lines.map((line) => JSON.parse(line) as T), bytes };
}

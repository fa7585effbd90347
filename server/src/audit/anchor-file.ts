import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import * as z from 'zod/mini';
import { Anchor } from './audit-anchors.ts';

/** Appends one line and returns when it is on the disk. */
export async function appendToAnchorFile(path: string, anchor: Anchor): Promise<void> {
  const file = await open(path, 'a+', 0o600);
  try {
    await dropTornLine(file);
    await file.appendFile(`${JSON.stringify(anchor)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Longer than any line of ours. */
const TAIL_BYTES = 4_096;

/** A crash or a full disk leaves half a line: what follows it would be unreadable with it. */
async function dropTornLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  const start = Math.max(0, size - TAIL_BYTES);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
  const end = start + buffer.subarray(0, bytesRead).lastIndexOf('\n') + 1;
  if (end < size) await file.truncate(end);
}

/**
 * Reads anchors from a file of ours, or from a log whose lines carry them as `auditAnchor`. Lines without
 * one are passed over, half a last line too; a missing file holds none.
 */
export async function readAnchorFile(path: string): Promise<Anchor[]> {
  const file = await openIfThere(path);
  if (!file) return [];
  const anchors: Anchor[] = [];
  for await (const line of file.readLines()) {
    const anchor = anchorIn(line);
    if (anchor) anchors.push(anchor);
  }
  return anchors;
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

const LogLine = z.object({ auditAnchor: Anchor });

function anchorIn(line: string): Anchor | null {
  const value = parseJson(line);
  const logged = LogLine.safeParse(value);
  return (logged.success ? logged.data.auditAnchor : Anchor.safeParse(value).data) ?? null;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

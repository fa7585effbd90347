import { createHash } from 'node:crypto';
import type { AuditEntryRow } from '../database/tables.ts';

/** What the first entry has in place of its predecessor's hash. */
export const NO_PREVIOUS_HASH = '0'.repeat(64);

/**
 * The hash of an entry: SHA-256 in hex over the UTF-8 of one JSON array, written without white space:
 *
 *     ["linkdesk-audit-1", seq, at, actorId, actorName, action, subjectType, subjectId, detail, previousHash]
 *
 * `detail` is a string in it, the very text that is stored. The first element keeps a later form apart.
 */
export function hashOf(entry: Omit<AuditEntryRow, 'hash'>): string {
  const { seq, at, actor_id, actor_name, action, subject_type, subject_id, detail, previous_hash } = entry;
  const form = [FORM, seq, at, actor_id, actor_name, action, subject_type, subject_id, detail, previous_hash];
  return createHash('sha256').update(JSON.stringify(form)).digest('hex');
}

const FORM = 'linkdesk-audit-1';

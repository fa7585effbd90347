import type { AuditEntry } from '../contract/audit.ts';
import { WITHIN_Q_MS } from './fault-expectations-of-truth.ts';
import type { Desk } from './fault-matrix-desk.ts';
import type { Play, Truth } from './fault-matrix-row.ts';
import { turns } from './fault-matrix-turns.ts';

/** More clicks at the same time in one process would run into our own guard of 400 ms. */
export const inTurn = turns(3);

/** A fault before the request leaves nothing to take effect. */
export function withEffect(play: Play, truth: Truth): Play {
  if ('line' in play || play.fault.endsWith('-after-handshake')) return play;
  return { ...play, effect: EFFECTS[truth] };
}

const EFFECTS = { happened: 'before', 'will happen': WITHIN_Q_MS, never: 'never' } as const;

/** Oldest first. */
export async function auditOf(desk: Desk, linkId: string): Promise<AuditEntry[]> {
  const { body } = await desk.auditor.get<{ items: AuditEntry[] }>(`/api/audit-entries?subject=${linkId}`);
  return body.items.toReversed();
}

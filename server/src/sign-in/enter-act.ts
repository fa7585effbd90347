import { appendAuditEntry, type AuditEntry } from '../audit/append-audit-entry.ts';
import type { Trx } from '../database/tables.ts';

type Doer = { id: string; name: string };

/** Enters what somebody did to their own account; append last. */
export async function enterAct(
  trx: Trx,
  { id, name }: Doer,
  { action, at, detail = {} }: { action: string; at: number; detail?: AuditEntry['detail'] },
): Promise<void> {
  await appendAuditEntry(trx, { actor: { id, name }, action, subject: { type: 'person', id }, detail, at });
}

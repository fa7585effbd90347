import {
  exportAuditEntries,
  listAuditEntries,
  verifyAuditEntries,
  type AuditEntry,
  type AuditFilter,
} from '../../contract/audit.ts';
import type { Actor } from '../actor.ts';
import type { Mount } from '../http/mount.ts';
import type { AuditVerdict } from './verify-audit-log.ts';

/** The log as a person may see it, and its verification; both are handed in, with the database behind them. */
type Audit = {
  see: (
    actor: Actor,
    filter: AuditFilter,
    cursor?: string,
  ) => Promise<{ items: AuditEntry[]; nextCursor: string | null }>;
  verify: () => Promise<AuditVerdict>;
  prepareExport: (actor: Actor, filter: AuditFilter) => Promise<{ id: string }>;
};

export function mountAudit(mount: Mount, audit: Audit): void {
  mount(listAuditEntries, ({ query: { cursor, ...filter } }, actor) => audit.see(actor, filter, cursor));

  mount(exportAuditEntries, ({ body }, actor) => audit.prepareExport(actor, body));

  mount(verifyAuditEntries, async () => {
    const { intact, sentence } = await audit.verify();
    return { intact, sentence };
  });
}

import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Instant } from './instant.ts';

/** One line of the append-only log; `detail` never holds personal data of a recipient. */
export const AuditEntry = z.strictObject({
  seq: z.int(),
  at: Instant,
  actor: z.strictObject({ id: z.string(), name: z.string() }),
  action: z.string(),
  subject: z.strictObject({ type: z.string(), id: z.string() }),
  detail: z.record(z.string(), z.nullable(z.union([z.string(), z.number(), z.boolean()]))),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

const word = z.string().check(z.trim(), z.minLength(1), z.maxLength(120));

/** Which entries: all given ones must hold; `from` is included, `to` is not. */
const filters = {
  actor: z.optional(word),
  action: z.optional(word),
  subject: z.optional(word),
  from: z.optional(Instant),
  to: z.optional(Instant),
};
export const AuditFilter = z.strictObject(filters);
export type AuditFilter = z.infer<typeof AuditFilter>;

export const listAuditEntries = endpoint({
  does: 'List audit entries, newest first; those who may not see all of them see their own',
  method: 'GET',
  path: '/api/audit-entries',
  permission: 'look',
  query: z.strictObject({ ...filters, cursor: z.optional(word) }),
  output: z.strictObject({ items: z.array(AuditEntry), nextCursor: z.nullable(z.string()) }),
});

/** The file is fetched with `fetchExport`. */
export const exportAuditEntries = endpoint({
  does: 'Prepare the audit entries of a filter as CSV',
  method: 'POST',
  path: '/api/audit-entries/exports',
  permission: 'export',
  act: 'audit-export',
  body: AuditFilter,
  output: z.strictObject({ id: z.uuid() }),
});

export const verifyAuditEntries = endpoint({
  does: 'Verify the hash chain of the audit log against its signed anchors',
  method: 'GET',
  path: '/api/audit-entries/verification',
  permission: 'audit-all',
  output: z.strictObject({ intact: z.boolean(), sentence: z.string() }),
});

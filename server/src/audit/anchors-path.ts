import { join } from 'node:path';

/** The file that anchors go to; null on PostgreSQL unless one is named: then they go to the process's log. */
export function anchorsPathOf(config: {
  auditAnchors: string | null;
  databaseUrl: string | null;
  dataDir: string;
}): string | null {
  if (config.auditAnchors !== null) return config.auditAnchors;
  return config.databaseUrl === null ? join(config.dataDir, 'audit-anchors.jsonl') : null;
}

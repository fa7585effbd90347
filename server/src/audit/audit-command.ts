import type { Database } from '../database/open-database.ts';
import { readAnchorFile } from './anchor-file.ts';
import type { AuditSigningKey } from './audit-signing-key.ts';
import { verifyAuditLog } from './verify-audit-log.ts';

const AUDIT_USAGE = 'linkdesk audit verify [--anchors FILE]';

/**
 * `linkdesk audit verify`: prints the verdict as one line and returns the exit code: 0 intact, 1 not,
 * 64 not understood. `anchorsPath` is null where anchors go to the log; its lines can be given as a file.
 */
export async function auditCommand(
  args: readonly string[],
  parts: {
    database: Database;
    key: AuditSigningKey;
    anchorsPath: string | null;
    print: (line: string) => void;
  },
): Promise<0 | 1 | 64> {
  const [verb, option, file, ...rest] = args;
  const understood = verb === 'verify' && rest.length === 0 && (!option || (option === '--anchors' && file));
  if (!understood) {
    parts.print(`Usage: ${AUDIT_USAGE}`);
    return 64;
  }
  const path = file ?? parts.anchorsPath;
  const readAnchors = path === null ? null : () => readAnchorFile(path);
  const { intact, sentence } = await verifyAuditLog(parts.database, parts.key, readAnchors);
  parts.print(sentence);
  return intact ? 0 : 1;
}

import { appendToAnchorFile, readAnchorFile } from './audit/anchor-file.ts';
import { anchorsPathOf } from './audit/anchors-path.ts';
import { loadAuditSigningKey } from './audit/audit-signing-key.ts';
import { keepAnchoring } from './audit/keep-anchoring.ts';
import { verifyAuditLog, type AuditVerdict } from './audit/verify-audit-log.ts';
import type { Config } from './config.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase, type Database } from './database/open-database.ts';
import { takeServerLock } from './database/server-lock.ts';
import type { Log } from './log.ts';

export type Records = { database: Database; verify: () => Promise<AuditVerdict>; close(): Promise<void> };

/** Opens what must never be lost: the database, up to date, and the anchors of its audit log. */
export async function openRecords(config: Config, log: Log): Promise<Records> {
  const lock = config.databaseUrl === null ? takeServerLock(config.dataDir) : null;
  const database = await openDatabase(config);
  await migrate(database);
  const anchorsPath = anchorsPathOf(config);
  const key = loadAuditSigningKey({ given: config.auditSigningKey, dataDir: config.dataDir });
  if (config.databaseUrl !== null && config.auditSigningKey === null) {
    log.warn(
      `AUDIT_SIGNING_KEY is not set: anchors of this replica are signed with the key in ${config.dataDir} and can be checked only with it`,
    );
  }
  const anchoring = await keepAnchoring({
    ...{ database, key },
    write: (anchor) => {
      // The log is another system's: who may change the database cannot change what it has shipped.
      if (anchorsPath === null) log.warn({ auditAnchor: anchor }, 'audit anchor');
      else return appendToAnchorFile(anchorsPath, anchor);
    },
    onFailure: (error) => log.error({ err: error }, 'an audit anchor could not be written'),
  });
  const readAnchors = anchorsPath === null ? null : () => readAnchorFile(anchorsPath);
  let verifying: Promise<AuditVerdict> | null = null;
  return {
    database,
    /** The whole log is walked once, however many ask at the same time. */
    verify: () =>
      (verifying ??= verifyAuditLog(database, key, readAnchors).finally(() => (verifying = null))),
    async close() {
      await anchoring.close();
      await database.close();
      lock?.release();
    },
  };
}

import { runSql } from './run-sql.ts';
import type { TestServer } from './start-server.ts';

type Entry = { action: string; actor_id: string; detail: Record<string, unknown> };

/** What the audit log says of a person, the oldest first. */
export async function auditOf(
  { database }: Pick<TestServer, 'database'>,
  personId: string,
): Promise<Entry[]> {
  const rows = await runSql(
    database,
    `select action, actor_id, detail from audit_entry where subject_id = '${personId}' order by seq`,
  );
  return rows.map(({ action, actor_id, detail }) => ({
    ...{ action: String(action), actor_id: String(actor_id) },
    detail: JSON.parse(String(detail)) as Record<string, unknown>,
  }));
}

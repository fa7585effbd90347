import type { DatabaseSync } from 'node:sqlite';
import type { EntryRow, OperationRow, Seen } from './history.ts';

/** Reads after each commit what it changed: the operations, and the audit entries beside them. */
export function observeCommits(file: DatabaseSync) {
  const readChanges = file.prepare('select total_changes() as n');
  const readRow = file.prepare(
    `select id, link_id, actor_id, idempotency_key, state, version, open, detail,
       (select count(*) from notice where operation_id = cancellation.id) as notices,
       (select json_group_array(json_object('n', n, 'class', class)) from
         (select n, class from cancel_attempt where operation_id = cancellation.id order by n)) as attempts
     from cancellation where id = ?`,
  );
  const readVersions = file.prepare('select id, version from cancellation order by rowid');
  const readEntries = file.prepare(
    `select seq, action, actor_id, detail from audit_entry where seq > ? order by seq`,
  );
  const versions = new Map<string, number>();
  let changes = -1;
  let lastSeq = 0;

  return function changed(): { operations: OperationRow[]; entries: EntryRow[] } | null {
    const now = Number(readChanges.get()?.['n']);
    if (now === changes) return null;
    changes = now;
    const operations: OperationRow[] = [];
    for (const { id, version } of readVersions.all()) {
      if (versions.get(String(id)) === version) continue;
      versions.set(String(id), Number(version));
      operations.push(toOperation(readRow.get(String(id)) ?? {}));
    }
    const rows = readEntries.all(lastSeq);
    lastSeq = Number(rows.at(-1)?.['seq'] ?? lastSeq);
    const entries = rows.map(toEntry);
    return operations.length === 0 && entries.length === 0 ? null : { operations, entries };
  };
}

type Row = Record<string, unknown>;

function toOperation(row: Row): OperationRow {
  const detail = JSON.parse(String(row['detail'])) as {
    closure: { truth: string } | null;
    lastTrack: Seen | null;
  };
  return {
    id: String(row['id']),
    linkId: String(row['link_id']),
    actorId: String(row['actor_id']),
    key: String(row['idempotency_key']),
    state: String(row['state']),
    version: Number(row['version']),
    open: row['open'] === 1,
    attempts: JSON.parse(String(row['attempts'])) as OperationRow['attempts'],
    notices: Number(row['notices']),
    truth: detail.closure?.truth ?? null,
    seen: detail.lastTrack,
  };
}

function toEntry(row: Row): EntryRow {
  const detail = JSON.parse(String(row['detail'])) as { operation: string; from: string | null; to: string };
  return {
    operationId: detail.operation,
    action: String(row['action']),
    actorId: String(row['actor_id']),
    from: detail.from,
    to: detail.to,
  };
}

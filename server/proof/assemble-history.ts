import { OPEN } from '../simulation/edges-of-cancelling.ts';
import type { Happening, HappeningOf, History, OperationRow } from '../simulation/history.ts';
import type { Sandbox } from '../sandbox/start-sandbox.ts';
import type { FreshDatabase } from '../testing/fresh-sqlite.ts';
import { runSql } from '../testing/run-sql.ts';

type Sources = {
  sandbox: Sandbox;
  database: Pick<FreshDatabase, 'dataDir' | 'databaseUrl'>;
  linkIds: string[];
  /** What people were told, by the clock of this machine. */
  heard: Happening[];
  startedAt: number;
};

/**
 * What really happened, in the form the simulation's checks understand: the provider's ledger and links, the
 * audit log, and everything people were told, merged by the one clock of this machine.
 */
export async function assembleHistory(sources: Sources): Promise<History> {
  const { heard, startedAt } = sources;
  const happenings = [...atProvider(sources), ...(await committed(sources)), ...heard]
    .map((happening) => shifted(happening, startedAt))
    .toSorted((a, b) => a.at - b.at || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return { seed: 0, truthful: true, quietMs: null, endedAt: Date.now() - startedAt, happenings, down: [] };
}

/** Within one millisecond, cause before effect. */
const ORDER: Happening['kind'][] = [
  'committed',
  'cancel-sent',
  'cancel-received',
  'link-is',
  'looked',
  'told-nothing-sent',
  'told',
];

function shifted(happening: Happening, startedAt: number): Happening {
  const at = happening.at - startedAt;
  return 'askedAt' in happening
    ? { ...happening, at, askedAt: happening.askedAt - startedAt }
    : { ...happening, at };
}

/** A request is known by its number in the ledger; when it was sent, only by when it came. */
function atProvider({ sandbox, linkIds, startedAt }: Sources): Happening[] {
  return linkIds.flatMap((linkId) => {
    const received = sandbox.control.ledger({ call: 'cancel', linkId });
    const requestOf = new Map(received.map(({ actId, sequence }) => [actId, sequence]));
    const changes = sandbox.control.link(linkId).acts.flatMap(({ id, does, effectAt }): Happening[] => {
      if (effectAt === null || !['cancel', 'claim'].includes(does)) return [];
      const status = does === 'cancel' ? 'CANCELLED' : 'CLAIMED';
      const cause = does === 'cancel' ? (requestOf.get(id) ?? 'elsewhere') : 'recipient';
      return [{ kind: 'link-is', at: effectAt, linkId, status, cause }];
    });
    return [
      { kind: 'link-is', at: startedAt, linkId, status: 'ISSUED', cause: 'beginning' },
      ...received.flatMap(({ sequence: request, receivedAt: at }): Happening[] => [
        { kind: 'cancel-sent', at, linkId, request },
        { kind: 'cancel-received', at, linkId, request },
      ]),
      ...changes,
    ];
  });
}

type Detail = {
  operation?: string;
  from: string | null;
  to: string;
  attempt: number | null;
  class: string | null;
  truth?: string;
};

/** Every transition has exactly one entry, so the log tells what was committed, one commit after another. */
async function committed({ database, linkIds, startedAt }: Sources): Promise<HappeningOf<'committed'>[]> {
  const owners = new Map(
    (await runSql(database, 'select id, link_id, actor_id, idempotency_key from cancellation')).map((row) => [
      String(row['id']),
      row,
    ]),
  );
  const notices = (await runSql(database, 'select operation_id, created_at from notice')).map((row) => ({
    operationId: String(row['operation_id']),
    at: Number(row['created_at']),
  }));
  const entries = await runSql(
    database,
    `select at, action, actor_id, subject_id, detail from audit_entry
     where action like 'cancel-%' and at >= ${startedAt} order by seq`,
  );
  const ours = new Set(linkIds);
  const rows = new Map<string, OperationRow>();
  return entries.flatMap((entry) => {
    const detail = JSON.parse(String(entry['detail'])) as Detail;
    if (detail.operation === undefined || !ours.has(String(entry['subject_id']))) return [];
    const [id, at] = [detail.operation, Number(entry['at'])];
    const owner = owners.get(id) ?? {};
    const before = rows.get(id);
    const row: OperationRow = {
      id,
      linkId: String(owner['link_id']),
      actorId: String(owner['actor_id']),
      key: String(owner['idempotency_key']),
      state: detail.to,
      version: (before?.version ?? 0) + 1,
      open: OPEN.includes(detail.to),
      attempts: withAttempt(before?.attempts ?? [], detail),
      notices: notices.filter((notice) => notice.operationId === id && notice.at <= at).length,
      truth: detail.truth ?? before?.truth ?? null,
      seen: null,
    };
    rows.set(id, row);
    const { from, to } = detail;
    const [action, actorId] = [String(entry['action']), String(entry['actor_id'])];
    return [
      { kind: 'committed', at, operations: [row], entries: [{ operationId: id, action, actorId, from, to }] },
    ];
  });
}

function withAttempt(attempts: OperationRow['attempts'], { attempt, class: proof }: Detail) {
  if (attempt === null) return attempts;
  return [...attempts.slice(0, attempt - 1), { n: attempt, class: proof }];
}

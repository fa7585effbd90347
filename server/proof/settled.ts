import { setTimeout as pause } from 'node:timers/promises';
import { checkHistory } from '../simulation/check-history.ts';
import type { FreshDatabase } from '../testing/fresh-sqlite.ts';
import { runSql } from '../testing/run-sql.ts';
import { assembleHistory } from './assemble-history.ts';
import type { Onlooker } from './onlooker.ts';
import type { Finding } from './part-result.ts';

type Where = Pick<FreshDatabase, 'dataDir' | 'databaseUrl'>;
export type Settled = { id: string; state: string };

const PATIENCE_MS = 20_000;

/** What became of the link's cancels when nothing is under way any more, while somebody keeps looking. */
export async function settled(
  database: Where,
  person: Onlooker,
  linkId: string,
  patienceMs: number = PATIENCE_MS,
): Promise<Settled[]> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const rows = await cancelsOn(database, linkId);
    if (rows.every(({ isOpen }) => !isOpen) || Date.now() > until) return rows;
    await pause(100);
    await person.look(linkId);
  }
}

/** The invariants over everything that was seen, nothing left behind, and an audit log that holds. */
export async function checkEverything(
  sources: Parameters<typeof assembleHistory>[0],
  person: Onlooker,
): Promise<Finding[]> {
  for (const linkId of sources.linkIds) await person.look(linkId);
  const history = await assembleHistory(sources);
  const findings: Finding[] = checkHistory(history).map(({ invariant, kind, what }) => ({
    kind,
    what: `${invariant} ${what}`,
  }));
  const known = new Set<string>();
  for (const linkId of sources.linkIds) {
    for (const { id, state, isOpen } of await cancelsOn(sources.database, linkId)) {
      known.add(id);
      if (isOpen && state !== 'needs-person')
        findings.push({ kind: 'lost', what: `${id} is still ${state}` });
    }
  }
  for (const happening of sources.heard) {
    if (happening.kind === 'told' && !known.has(happening.operationId))
      findings.push({ kind: 'lost', what: `${happening.operationId} was told, and is nowhere` });
  }
  if (!(await person.verifyAudit())) findings.push({ kind: 'other', what: 'the audit log is not intact' });
  return findings;
}

async function cancelsOn(database: Where, linkId: string): Promise<(Settled & { isOpen: boolean })[]> {
  const rows = await runSql(database, `select id, state, open from cancellation where link_id = '${linkId}'`);
  return rows.map(({ id, state, open }) => ({
    id: String(id),
    state: String(state),
    isOpen: Number(open) === 1,
  }));
}

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
const MOST_LOOKS = 40;
/** What only a person can decide may still be settled by the next look. */
const IN_HANDS_MS = 2_500;

/** What became of the link's cancels when nothing is under way any more, while somebody keeps looking. */
export async function settled(
  database: Where,
  person: Onlooker,
  linkId: string,
  patienceMs: number = PATIENCE_MS,
): Promise<Settled[]> {
  const until = Date.now() + patienceMs;
  let quietSince = Infinity;
  for (;;) {
    const rows = await cancelsOn(database, linkId);
    if (rows.every(({ isOpen }) => !isOpen) || Date.now() > until) return rows;
    const isInHands = rows.every(({ isOpen, state }) => !isOpen || state === 'needs-person');
    quietSince = isInHands ? Math.min(quietSince, Date.now()) : Infinity;
    if (Date.now() - quietSince > IN_HANDS_MS) return rows;
    await pause(100);
    await person.look(linkId);
  }
}

/** The invariants over everything that was seen, nothing left behind, and an audit log that holds. */
export async function checkEverything(
  sources: Parameters<typeof assembleHistory>[0],
  person: Onlooker,
): Promise<Finding[]> {
  for (const linkId of sources.linkIds.slice(0, MOST_LOOKS)) await person.look(linkId);
  const history = await assembleHistory(sources);
  const findings: Finding[] = checkHistory(history).map(({ invariant, kind, what }) => ({
    kind,
    what: `${invariant} ${what}`,
  }));
  const rows = await cancelsOn(sources.database, ...sources.linkIds);
  const known = new Set(rows.map(({ id }) => id));
  for (const { id, state, isOpen } of rows) {
    if (isOpen && state !== 'needs-person') findings.push({ kind: 'lost', what: `${id} is still ${state}` });
  }
  for (const happening of sources.heard) {
    if (happening.kind === 'told' && !known.has(happening.operationId))
      findings.push({ kind: 'lost', what: `${happening.operationId} was told, and is nowhere` });
  }
  if (!(await person.verifyAudit())) findings.push({ kind: 'other', what: 'the audit log is not intact' });
  return findings;
}

async function cancelsOn(database: Where, ...linkIds: string[]): Promise<(Settled & { isOpen: boolean })[]> {
  const rows = await runSql(database, 'select id, link_id, state, open from cancellation');
  return rows
    .filter((row) => linkIds.includes(String(row['link_id'])))
    .map(({ id, state, open }) => ({ id: String(id), state: String(state), isOpen: Number(open) === 1 }));
}

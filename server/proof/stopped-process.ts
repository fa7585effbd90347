import { setTimeout as pause } from 'node:timers/promises';
import type { Happening } from '../simulation/history.ts';
import { cancelTimes } from '../src/cancellations/cancel-times.ts';
import type { CrashPoint } from '../testing/crash-points.ts';
import { runSql } from '../testing/run-sql.ts';
import { createOnlooker } from './onlooker.ts';
import { emptyResult, runCells, type Finding, type PartResult } from './part-result.ts';
import { BRISK, NO_POSTGRES, type Kind, type ProofWorld } from './proof-world.ts';
import { checkEverything, settled } from './settled.ts';
import { spawnDesk } from './spawn-desk.ts';

export type StopCell = { kind: Kind; point: CrashPoint; fullPace: boolean };

/** 40 s in life: longer than the lease of an attempt, shorter than an intent is kept. */
const STOPPED_S = 40;
const FULL_PACE = { CANCEL_QUIET_PERIOD_S: '5', LOG_LEVEL: 'warn' };

/** The process stands still right after the intent is recorded, and wakes up when it is too late to send. */
export async function stoppedProcess(world: ProofWorld, cells: StopCell[]): Promise<PartResult> {
  const result = emptyResult('stopped process');
  const possible = cells.filter(({ kind }) => kind === 'SQLite' || world.postgresUrl !== null);
  if (possible.length < cells.length)
    result.notRun.push(`${cells.length - possible.length} cells: ${NO_POSTGRES}`);
  const name = ({ kind, point, fullPace }: StopCell) =>
    `${kind}, ${point}${fullPace ? ', at full pace' : ''}`;
  await runCells(result, possible, cells.length, name, (cell) => stopAndGoOn(world, cell));
  return result;
}

async function stopAndGoOn(
  { sandbox, fresh }: ProofWorld,
  { kind, point, fullPace }: StopCell,
): Promise<Finding[]> {
  const database = await fresh(kind);
  const linkId = sandbox.control.makeLink().id;
  const heard: Happening[] = [];
  const startedAt = Date.now();
  const env = fullPace ? FULL_PACE : BRISK;
  const pace = fullPace ? 1 : Number(BRISK.CANCEL_PACE);
  const desk = await spawnDesk(database, sandbox, { ...env, CRASH_AT: point, CRASH_WITH: 'SIGSTOP' });
  try {
    const person = await createOnlooker(desk, heard);
    const clicking = person.click(await person.intend(linkId));
    // It stops itself; the machine's other processes see only that it does not answer.
    await pause(500 + STOPPED_S * 1000 * pace);
    const before = sandbox.control.ledger({ call: 'cancel', linkId }).length;
    const wokenAt = Date.now();
    desk.child.kill('SIGCONT');
    await clicking;
    await settled(database, person, linkId, 20_000 + 300_000 * pace);
    const findings: Finding[] = [];
    if (before > 0) findings.push({ kind: 'other', what: 'it did not stop where it should' });
    const { sendGuard } = cancelTimes(pace, 0, 0);
    const mayLeave = await attemptsSince(database, linkId, wokenAt - sendGuard);
    const sent = sandbox.control.ledger({ call: 'cancel', linkId }).length;
    if (sent - before > mayLeave)
      findings.push({ kind: 'other', what: 'it sent what was recorded before it stood still' });
    const sources = { sandbox, database, linkIds: [linkId], heard, startedAt };
    return [...findings, ...(await checkEverything(sources, person))];
  } finally {
    desk.child.kill('SIGCONT');
    await desk.kill();
    await database.drop();
  }
}

/** An older one may not be sent any more when the process wakes up. */
async function attemptsSince(
  database: Parameters<typeof runSql>[0],
  linkId: string,
  at: number,
): Promise<number> {
  const rows = await runSql(
    database,
    `select a.n from cancel_attempt a join cancellation c on c.id = a.operation_id
     where c.link_id = '${linkId}' and a.started_at > ${at}`,
  );
  return rows.length;
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Happening } from '../simulation/history.ts';
import type { Sandbox } from '../sandbox/start-sandbox.ts';
import { createOnlooker, type Onlooker } from './onlooker.ts';
import { emptyResult, runCells, type Finding, type PartResult } from './part-result.ts';
import { BRISK, LATER_MS, NO_POSTGRES, type Kind, type ProofWorld } from './proof-world.ts';
import { settled } from './settled.ts';
import { spawnDesk } from './spawn-desk.ts';
import { untilReached, type Try } from './until-reached.ts';

export type JumpCell = { kind: Kind; byMs: number; effect: 'before' | 'never' | number };

const HOUR_MS = 3_600_000;

export function allJumpCells(): JumpCell[] {
  return (['SQLite', 'PostgreSQL'] as const).flatMap((kind) =>
    [HOUR_MS, -HOUR_MS].flatMap((byMs) =>
      (['before', LATER_MS, 'never'] as const).map((effect) => ({ kind, byMs, effect })),
    ),
  );
}

/** The time of day jumps while nobody knows what became of a cancel. On PostgreSQL the database's clock counts. */
export async function clockJumps(world: ProofWorld, cells: JumpCell[], atOnce: number): Promise<PartResult> {
  const result = emptyResult('clock');
  const possible = cells.filter(({ kind }) => kind === 'SQLite' || world.postgresUrl !== null);
  if (possible.length < cells.length)
    result.notRun.push(`${cells.length - possible.length} cells: ${NO_POSTGRES}`);
  const name = ({ kind, byMs, effect }: JumpCell) => `${kind}, ${byMs / HOUR_MS} h, ${effect}`;
  await runCells(result, possible, atOnce, name, (cell) => untilReached(result, () => jump(world, cell)));
  return result;
}

async function jump({ sandbox, fresh }: ProofWorld, { kind, byMs, effect }: JumpCell): Promise<Try> {
  const database = await fresh(kind);
  const linkId = sandbox.control.makeLink().id;
  // Answered when the clock has jumped already.
  sandbox.control.setFault({ call: 'cancel', linkId, fault: 'hang-before-headers', effect });
  const heard: Happening[] = [];
  const desk = await spawnDesk(database, sandbox, BRISK);
  try {
    const person = await createOnlooker(desk, heard);
    const clicking = person.click(await person.intend(linkId));
    const answered = clicking.then(() => true);
    const isSent = () => sandbox.control.ledger({ call: 'cancel', linkId }).length > 0;
    while (!isSent() && !(await Promise.race([answered, pause(5, false)])));
    await desk.jumpClock(byMs);
    await clicking;
    // A session of this morning is over by the clock of this afternoon.
    const next = await createOnlooker(desk, heard);
    const stood = await settled(database, next, linkId, 30_000);
    const findings = [...judge(sandbox, linkId, heard), ...(await audited(next))];
    if (!isSent()) return { isReached: false, findings };
    const wanted = effect === 'never' ? 'still-live' : 'cancelled';
    const states = stood.map(({ state }) => state).join();
    if (states !== wanted) findings.push({ kind: 'lost', what: `it stands ${states}, not ${wanted}` });
    return { isReached: true, findings };
  } finally {
    await desk.kill();
    await database.drop();
  }
}

/** The log is written by a clock that jumped, so what was said is held against the stand-in alone. */
function judge({ control }: Sandbox, linkId: string, heard: Happening[]): Finding[] {
  const received = control.ledger({ call: 'cancel', linkId });
  const effectAt = received[0]?.effectAt ?? Infinity;
  const findings: Finding[] = [];
  if (received.length > 1) findings.push({ kind: 'doubled', what: `${received.length} requests` });
  for (const happening of heard) {
    if (happening.kind !== 'told') continue;
    const { label } = happening.told;
    if (label === 'Cancelled' && effectAt > happening.at)
      findings.push({ kind: 'false', what: 'told Cancelled before it was' });
    if (label === 'Not cancelled' && effectAt < Infinity)
      findings.push({ kind: 'false', what: 'told Not cancelled, and it was or will be' });
  }
  return findings;
}

async function audited(person: Onlooker): Promise<Finding[]> {
  return (await person.verifyAudit()) ? [] : [{ kind: 'other', what: 'the audit log is not intact' }];
}

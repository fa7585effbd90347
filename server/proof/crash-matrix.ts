import { setTimeout as pause } from 'node:timers/promises';
import type { FaultSpec } from '../sandbox/faults/fault-spec.ts';
import type { Happening } from '../simulation/history.ts';
import { CRASH_POINTS, type CrashPoint } from '../testing/crash-points.ts';
import { runSql } from '../testing/run-sql.ts';
import { startServer, type TestServer } from '../testing/start-server.ts';
import { EFFECTS, expectedAfter, type Effect, type Expected } from './crash-expectations.ts';
import { createOnlooker, type Intent, type Onlooker } from './onlooker.ts';
import { emptyResult, runCells, type Finding, type PartResult } from './part-result.ts';
import { BRISK, LATER_MS, NO_POSTGRES, type Kind, type ProofWorld } from './proof-world.ts';
import { spawnDesk, type Desk } from './spawn-desk.ts';
import { checkEverything, settled, type Settled } from './settled.ts';
import { untilReached, type Try } from './until-reached.ts';

export type CrashCell = { point: CrashPoint; effect: Effect; kind: Kind; replicas: 1 | 2 };

export function allCrashCells(): CrashCell[] {
  const houses: Pick<CrashCell, 'kind' | 'replicas'>[] = [
    { kind: 'SQLite', replicas: 1 },
    { kind: 'PostgreSQL', replicas: 1 },
    { kind: 'PostgreSQL', replicas: 2 },
  ];
  return houses.flatMap((house) =>
    CRASH_POINTS.flatMap((point) =>
      EFFECTS.filter((effect) => effect !== 'refused' || CRASH_POINTS.indexOf(point) > FIRST_ANSWER).map(
        (effect) => ({ ...house, point, effect }),
      ),
    ),
  );
}

const FIRST_ANSWER = CRASH_POINTS.indexOf('bytes sent');

/** The real server, killed at a named point of a cancel, and what stands after its restart. */
export async function crashMatrix(
  world: ProofWorld,
  cells: CrashCell[],
  atOnce: number,
): Promise<PartResult> {
  const result = emptyResult('crash matrix');
  const possible = cells.filter(({ kind }) => kind === 'SQLite' || world.postgresUrl !== null);
  const missing = cells.length - possible.length;
  if (missing > 0) result.notRun.push(`${missing} cells: ${NO_POSTGRES}`);
  const name = ({ kind, replicas, point, effect }: CrashCell) => `${kind} ×${replicas}, ${point}, ${effect}`;
  await runCells(result, possible, atOnce, name, (cell) =>
    untilReached(result, () => crashAndRecover(world, cell)),
  );
  return result;
}

async function crashAndRecover(world: ProofWorld, cell: CrashCell): Promise<Try> {
  const database = await world.fresh(cell.kind);
  const { sandbox } = world;
  const linkId = sandbox.control.makeLink().id;
  playEffect(world, linkId, cell);
  const heard: Happening[] = [];
  const startedAt = Date.now();
  const servers: TestServer[] = [];
  const start = async () => {
    const server = await startServer({
      database,
      provider: sandbox,
      env: { ...BRISK, INSTANTPAY_RATE: '10000' },
    });
    servers.push(server);
    return server;
  };
  const [desk] = await Promise.all([
    spawnDesk(database, sandbox, { ...BRISK, CRASH_AT: cell.point }),
    cell.replicas === 2 ? start() : undefined,
  ]);
  try {
    const person = await createOnlooker(desk, heard);
    const intent = await person.intend(linkId);
    const isReached = await clickUntilDead(person, intent, desk);
    if (isReached) person.goTo(servers[0] ?? (await start()));
    const stood = await settled(database, person, linkId);
    const findings = isReached ? await checkExpected(world, database, intent, person, cell, stood) : [];
    const sources = { sandbox, database, linkIds: [linkId], heard, startedAt };
    findings.push(...(await checkEverything(sources, person)));
    return { isReached, findings };
  } finally {
    await desk.kill();
    await Promise.all(servers.map((server) => server.close()));
    await database.drop();
  }
}

function playEffect({ sandbox }: ProofWorld, linkId: string, { point, effect }: CrashCell): void {
  const about = { call: 'cancel', linkId } as const;
  const taking = { happened: 'before', 'will happen': LATER_MS, never: 'never', refused: 'never' } as const;
  // The answer must not come before the process is dead.
  if (point === 'bytes sent')
    return sandbox.control.setFault({ ...about, fault: 'delay', delayMs: 500, effect: taking[effect] });
  const answers: Record<Effect, FaultSpec | null> = {
    happened: null,
    'will happen': { ...about, fault: 'tup-then-effect', effect: LATER_MS },
    never: { ...about, fault: 'tup-never' },
    refused: { ...about, fault: 'answer', statuscode: 'RPI', status: 'Invalid link' },
  };
  const answer = answers[effect];
  if (answer !== null) sandbox.control.setFault(answer);
}

/** A slow machine lets a Track grow old before it can be used: then nothing was recorded, and one clicks again. */
async function clickUntilDead(person: Onlooker, intent: Intent, { ended }: Desk): Promise<boolean> {
  for (let tries = 0; tries < 8; tries += 1) {
    const answer = await person.click(intent);
    if (answer?.status !== 503) break;
  }
  return (await Promise.race([ended, pause(5000)])) === 'SIGKILL';
}

async function checkExpected(
  world: ProofWorld,
  database: Parameters<typeof runSql>[0],
  intent: Intent,
  person: Onlooker,
  cell: CrashCell,
  stood: Settled[],
): Promise<Finding[]> {
  const expected = expectedAfter(cell.point, cell.effect);
  const received = world.sandbox.control.ledger({ call: 'cancel', linkId: intent.linkId }).length;
  const found = compare(expected, stood, received);
  if (expected.stands === null) return found;
  const again = await person.click(intent);
  const isSame = again?.status === 200 && 'id' in again.body && again.body.id === stood[0]?.id;
  if (!isSame) found.push({ kind: 'lost', what: `the same key was answered with ${again?.status}` });
  const rows = await runSql(database, 'select id from cancellation');
  if (rows.length !== 1) found.push({ kind: 'doubled', what: `one key stands for ${rows.length} cancels` });
  return found;
}

function compare(expected: Expected, stood: Settled[], received: number): Finding[] {
  const found: Finding[] = [];
  if (received > expected.received)
    found.push({ kind: 'doubled', what: `${received} requests were received` });
  if (received < expected.received) found.push({ kind: 'lost', what: 'the request was not received' });
  const state = stood.map((one) => one.state).join(', ');
  if (state !== (expected.stands ?? ''))
    found.push({
      kind: 'other',
      what: `it stands ${state || 'nowhere'}, not ${expected.stands ?? 'nowhere'}`,
    });
  return found;
}

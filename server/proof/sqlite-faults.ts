import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Happening } from '../simulation/history.ts';
import { CRASH_POINTS, type CrashPoint } from '../testing/crash-points.ts';
import type { FreshDatabase } from '../testing/fresh-sqlite.ts';
import { MOMENTS } from './database-line.ts';
import { createOnlooker, type Onlooker } from './onlooker.ts';
import { emptyResult, runCells, type Finding, type PartResult } from './part-result.ts';
import { BRISK, type ProofWorld } from './proof-world.ts';
import { checkEverything, settled } from './settled.ts';
import { smallDisk } from './small-disk.ts';
import { spawnDesk, type Desk } from './spawn-desk.ts';
import { FILE_TROUBLES, IMPOSSIBLE_ON_A_FILE, spoil, whyNot, type FileTrouble } from './sqlite-trouble.ts';
import { untilReached, type Try } from './until-reached.ts';

export type FileCell = { point: CrashPoint; trouble: FileTrouble };

/** Before, inside and after each commit of a cancel. */
const COMMITS = CRASH_POINTS.filter((point) => MOMENTS.some((moment) => point.endsWith(` ${moment}`)));

export function allFileCells(): FileCell[] {
  const all = FILE_TROUBLES.flatMap((trouble) => COMMITS.map((point) => ({ point, trouble })));
  return all.filter(
    ({ point, trouble }) => trouble !== 'held by somebody else' || !point.startsWith('inside'),
  );
}

/** The SQLite file cannot be written, from a named point of a cancel until the click was answered. */
export async function fileTrouble(world: ProofWorld, cells: FileCell[], atOnce: number): Promise<PartResult> {
  const result = emptyResult('SQLite file');
  const reasons = new Map(FILE_TROUBLES.map((trouble) => [trouble, whyNot(trouble)]));
  for (const [trouble, reason] of reasons) {
    const missing = cells.filter((cell) => cell.trouble === trouble).length;
    if (reason !== null && missing > 0) result.notRun.push(`${trouble} (${missing} cells): ${reason}`);
  }
  result.notRun.push(...IMPOSSIBLE_ON_A_FILE);
  const possible = cells.filter(({ trouble }) => reasons.get(trouble) === null);
  const name = ({ point, trouble }: FileCell) => `${trouble}, ${point}`;
  await runCells(result, possible, atOnce, name, (cell) =>
    untilReached(result, () => clickMeanwhile(world, cell)),
  );
  return result;
}

/** The process stands still at the point while its file is spoiled, and then goes on. */
async function clickMeanwhile(world: ProofWorld, { point, trouble }: FileCell): Promise<Try> {
  const { sandbox } = world;
  const disk = trouble === 'the disk is full' ? onSmallDisk() : await world.fresh('SQLite');
  const heard: Happening[] = [];
  const startedAt = Date.now();
  const linkId = sandbox.control.makeLink().id;
  const env = { ...BRISK, CRASH_AT: point, CRASH_WITH: 'SIGSTOP' };
  const desk = await spawnDesk(disk, sandbox, env).catch(async (error: unknown) => {
    await disk.drop();
    throw error;
  });
  try {
    const person = await createOnlooker(desk, heard);
    const clicking = person.click(await person.intend(linkId));
    const isStopped = await standsStill(desk, clicking);
    const mend = isStopped ? spoil(disk.dataDir, desk.child.pid ?? 0, trouble) : null;
    desk.child.kill('SIGCONT');
    const answer = await clicking;
    mend?.();
    await settled(disk, person, linkId);
    const received = sandbox.control.ledger({ call: 'cancel', linkId }).length;
    const sources = { sandbox, database: disk, linkIds: [linkId], heard, startedAt };
    const findings = await checkEverything(sources, person);
    if (mend !== null) findings.push(...judgeAnswer(point, answer), ...judgeReceived(point, received));
    return { isReached: mend !== null, findings };
  } finally {
    await desk.kill();
    await disk.drop();
  }
}

/** False when the click was answered without it. */
async function standsStill({ child }: Desk, clicking: Promise<unknown>): Promise<boolean> {
  const answered = clicking.then(() => true);
  while (!/\) T /.test(readFileSync(`/proc/${child.pid}/stat`, 'latin1'))) {
    if (await Promise.race([answered, pause(2, false)])) return false;
  }
  return true;
}

const PERMITTED = CRASH_POINTS.indexOf('after send-began');
const ANSWERED = CRASH_POINTS.indexOf('before answered');

/** What was not sent is said so; what was asked is never said not to be; what was recorded is told. */
function judgeAnswer(point: CrashPoint, answer: Awaited<ReturnType<Onlooker['click']>>): Finding[] {
  const said = JSON.stringify(answer?.body ?? null);
  const isTold = answer?.status === 201;
  const isRefused = answer?.status === 503 && said.includes('not-recorded');
  const maySayNotSent = CRASH_POINTS.indexOf(point) < PERMITTED;
  const expected = maySayNotSent ? /nothing was sent/i : /recording (it )?is delayed/i;
  const isTrue = point === 'after tracked' ? isTold : isRefused && expected.test(said);
  return isTrue ? [] : [{ kind: 'other', what: `the click was answered with ${answer?.status} ${said}` }];
}

/** A process that stood still after its intent was recorded may have missed the moment to send. */
function judgeReceived(point: CrashPoint, received: number): Finding[] {
  const at = CRASH_POINTS.indexOf(point);
  const [least, most] = [at >= ANSWERED ? 1 : 0, at >= PERMITTED ? 1 : 0];
  if (received >= least && received <= most) return [];
  return [{ kind: received > most ? 'doubled' : 'lost', what: `${received} requests were received` }];
}

function onSmallDisk(): FreshDatabase {
  const { path: dataDir, drop } = smallDisk('4m');
  return { dataDir, databaseUrl: null, drop };
}

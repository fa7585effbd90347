import { setTimeout as pause } from 'node:timers/promises';
import type { Happening } from '../simulation/history.ts';
import { startServer } from '../testing/start-server.ts';
import {
  BREAKS,
  MOMENTS,
  openDatabaseLine,
  type Break,
  type DatabaseLine,
  type Moment,
} from './database-line.ts';
import { createOnlooker, type Onlooker } from './onlooker.ts';
import { emptyResult, runCells, type Finding, type PartResult } from './part-result.ts';
import { BRISK, LATER_MS, NO_POSTGRES, type ProofWorld } from './proof-world.ts';
import { checkEverything, settled } from './settled.ts';

export type LineCell = { moment: Moment; how: Break; effect: 'before' | 'never' | number };

export function allLineCells(): LineCell[] {
  const effects = ['before', LATER_MS, 'never'] as const;
  const all = MOMENTS.flatMap((moment) =>
    BREAKS.flatMap((how) => effects.map((effect) => ({ moment, how, effect }))),
  );
  // A Track that shows nothing new is no transition: nothing is entered, so it has no commit of that kind.
  return all.filter(({ moment, effect }) => moment !== 'tracked' || effect === 'before');
}

const GONE_FOR_MS = 1_000;
/** A person waits so long for a page, and for an act a little longer: it asks the database more than once. */
const LONGEST_LOOK_MS = 9_000;
const LONGEST_CLICK_MS = 20_000;

/** The database goes at a commit of a cancel, or with its answer, and comes back. */
export async function databaseGone(
  world: ProofWorld,
  cells: LineCell[],
  atOnce: number,
): Promise<PartResult> {
  const result = emptyResult('database gone');
  if (world.postgresUrl === null) {
    result.notRun.push(`${cells.length} cells: ${NO_POSTGRES}`);
    return result;
  }
  const name = ({ moment, how, effect }: LineCell) => `${moment}, ${how}, ${effect}`;
  await runCells(result, cells, atOnce, name, (cell) => breakAndMend(world, cell));
  return result;
}

async function breakAndMend(world: ProofWorld, { moment, how, effect }: LineCell): Promise<Finding[]> {
  const { sandbox } = world;
  const database = await world.fresh('PostgreSQL');
  const line = await openDatabaseLine(database.databaseUrl ?? '');
  const heard: Happening[] = [];
  const startedAt = Date.now();
  const linkId = sandbox.control.makeLink().id;
  if (effect === 'never') sandbox.control.setFault({ call: 'cancel', linkId, fault: 'tup-never' });
  else if (effect !== 'before')
    sandbox.control.setFault({ call: 'cancel', linkId, fault: 'tup-then-effect', effect });
  const server = await startServer({
    database: { ...database, databaseUrl: line.databaseUrl },
    provider: sandbox,
    env: { ...BRISK, INSTANTPAY_RATE: '10000', LOG_LEVEL: 'fatal' },
  });
  try {
    const person = await createOnlooker(server, heard);
    const findings = await clickAcross(line, person, linkId, { moment, how });
    await settled(database, person, linkId);
    const received = sandbox.control.ledger({ call: 'cancel', linkId }).length;
    if (received > 1) findings.push({ kind: 'doubled', what: `${received} requests were received` });
    const sources = { sandbox, database, linkIds: [linkId], heard, startedAt };
    return [...findings, ...(await checkEverything(sources, person))];
  } finally {
    line.mend();
    await server.close();
    await line.close();
    await database.drop();
  }
}

async function clickAcross(
  line: DatabaseLine,
  person: Onlooker,
  linkId: string,
  { moment, how }: Pick<LineCell, 'moment' | 'how'>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const intent = await person.intend(linkId);
  line.breakAt(moment, how);
  const clickedAt = Date.now();
  const clicking = person.click(intent);
  while (!line.isBroken() && Date.now() - clickedAt < 3_000) await pause(10);
  if (!line.isBroken()) findings.push({ kind: 'other', what: 'the line was never broken' });
  findings.push(...(await lookMeanwhile(person, linkId)));
  await pause(GONE_FOR_MS);
  if (how !== 'stalls at the commit') line.mend();
  const answer = await clicking;
  const [tookMs, said] = [Date.now() - clickedAt, JSON.stringify(answer?.body)];
  line.mend();
  if (answer === null || tookMs > LONGEST_CLICK_MS)
    findings.push({ kind: 'other', what: `the click was answered after ${tookMs} ms` });
  findings.push(...judgeClick({ moment, how }, answer?.status ?? 0, said));
  return findings;
}

/** What was not sent is said so; what was asked is never said not to be. */
function judgeClick(
  { moment, how }: Pick<LineCell, 'moment' | 'how'>,
  status: number,
  said: string,
): Finding[] {
  if (status === 200 || status === 201) return [];
  const isPermitted = moment === 'send-began' && how === 'gone after the commit';
  const mayHaveBeenSent = isPermitted || moment === 'answered' || moment === 'tracked';
  const expected = mayHaveBeenSent ? /recording (it )?is delayed/i : /nothing was sent|recording is delayed/i;
  if (status === 503 && said.includes('not-recorded') && expected.test(said)) return [];
  return [{ kind: 'other', what: `the click was answered with ${status} ${said}` }];
}

async function lookMeanwhile(person: Onlooker, linkId: string): Promise<Finding[]> {
  const askedAt = Date.now();
  const looked = await person.look(linkId);
  const tookMs = Date.now() - askedAt;
  const isClear = looked?.status === 503 && 'code' in looked.body && looked.body.code === 'not-recorded';
  if (isClear && tookMs < LONGEST_LOOK_MS) return [];
  return [
    {
      kind: 'other',
      what: `a look was answered with ${looked?.status} ${JSON.stringify(looked?.body).slice(0, 200)} after ${tookMs} ms`,
    },
  ];
}

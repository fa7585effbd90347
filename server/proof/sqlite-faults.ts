import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import type { Happening } from '../simulation/history.ts';
import type { FreshDatabase } from '../testing/fresh-sqlite.ts';
import type { Moment } from './database-line.ts';
import { createOnlooker, type Onlooker } from './onlooker.ts';
import { emptyResult, runCells, type Finding, type PartResult } from './part-result.ts';
import { BRISK, type ProofWorld } from './proof-world.ts';
import { checkEverything, settled } from './settled.ts';
import { fillDisk, NO_SMALL_DISK, smallDisk } from './small-disk.ts';
import { spawnDesk } from './spawn-desk.ts';

export const FILE_TROUBLES = ['held by somebody else', 'the disk is full'] as const;
export type FileCell = {
  moment: Extract<Moment, 'requested' | 'answered'>;
  trouble: (typeof FILE_TROUBLES)[number];
};

export function allFileCells(): FileCell[] {
  return FILE_TROUBLES.flatMap((trouble) =>
    (['requested', 'answered'] as const).map((moment) => ({ moment, trouble })),
  );
}

/** The SQLite file cannot be written, from before the click or from before the answer, and then it can. */
export async function fileTrouble(world: ProofWorld, cells: FileCell[], atOnce: number): Promise<PartResult> {
  const result = emptyResult('SQLite file');
  const reason = whyNoSmallDisk();
  const possible = cells.filter(({ trouble }) => trouble === 'held by somebody else' || reason === null);
  if (possible.length < cells.length)
    result.notRun.push(`${cells.length - possible.length} cells: ${reason}`);
  result.notRun.push('read-only: a SQLite file that is open stays writable to whoever has it open');
  const name = ({ moment, trouble }: FileCell) => `${trouble}, ${moment}`;
  await runCells(result, possible, atOnce, name, (cell) => clickMeanwhile(world, cell));
  return result;
}

const ANSWER_AFTER_MS = 400;

async function clickMeanwhile(world: ProofWorld, cell: FileCell): Promise<Finding[]> {
  const { sandbox } = world;
  const disk = cell.trouble === 'held by somebody else' ? await world.fresh('SQLite') : onSmallDisk();
  const heard: Happening[] = [];
  const startedAt = Date.now();
  const linkId = sandbox.control.makeLink().id;
  sandbox.control.setFault({ call: 'cancel', linkId, fault: 'delay', delayMs: ANSWER_AFTER_MS });
  const desk = await spawnDesk(disk, sandbox, BRISK).catch(async (error: unknown) => {
    await disk.drop();
    throw error;
  });
  try {
    const person = await createOnlooker(desk, heard);
    const intent = await person.intend(linkId);
    if (cell.moment === 'requested') {
      const mend = spoil(disk, cell);
      const findings = judge(cell, await person.click(intent));
      mend();
      return [...findings, ...(await afterwards())];
    }
    const clicking = person.click(intent);
    while (sandbox.control.ledger({ call: 'cancel', linkId }).length === 0) await pause(5);
    const mend = spoil(disk, cell);
    const findings = judge(cell, await clicking);
    mend();
    return [...findings, ...(await afterwards())];

    async function afterwards(): Promise<Finding[]> {
      await settled(disk, person, linkId);
      return checkEverything({ sandbox, database: disk, linkIds: [linkId], heard, startedAt }, person);
    }
  } finally {
    await desk.kill();
    await disk.drop();
  }
}

function judge({ moment }: FileCell, answer: Awaited<ReturnType<Onlooker['click']>>): Finding[] {
  const said = JSON.stringify(answer?.body ?? null);
  const expected = moment === 'requested' ? /nothing was sent/i : /recording (it )?is delayed/i;
  if (answer?.status === 503 && said.includes('not-recorded') && expected.test(said)) return [];
  return [{ kind: 'other', what: `the click was answered with ${answer?.status} ${said}` }];
}

/** Returns how to undo it. */
function spoil(disk: Disk, { trouble: which }: FileCell): () => void {
  const file = join(disk.dataDir, 'linkdesk.sqlite');
  if (which === 'held by somebody else') {
    const other = new DatabaseSync(file, { timeout: 2_000 });
    other.exec('begin immediate');
    return () => other.close();
  }
  const filler = join(disk.dataDir, 'filler');
  fillDisk(filler);
  return () => rmSync(filler);
}

type Disk = FreshDatabase;

function onSmallDisk(): Disk {
  const { path: dataDir, drop } = smallDisk('4m');
  return { dataDir, databaseUrl: null, drop };
}

function whyNoSmallDisk(): string | null {
  try {
    void smallDisk('1m').drop();
    return null;
  } catch {
    return NO_SMALL_DISK;
  }
}

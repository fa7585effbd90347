import { chownSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Happening } from '../simulation/history.ts';
import type { FreshDatabase } from '../testing/fresh-sqlite.ts';
import { runSql } from '../testing/run-sql.ts';
import { startServer } from '../testing/start-server.ts';
import { openDatabaseLine, type DatabaseLine } from './database-line.ts';
import { createOnlooker, type Onlooker } from './onlooker.ts';
import { emptyResult, runCells, type Finding, type PartResult } from './part-result.ts';
import { BRISK, NO_POSTGRES, type ProofWorld } from './proof-world.ts';
import { fillDisk, NO_SMALL_DISK, smallDisk } from './small-disk.ts';
import { checkEverything, settled } from './settled.ts';

export const SERVER_TROUBLES = ['read-only', 'slow', 'the disk is full'] as const;
export type ServerTrouble = (typeof SERVER_TROUBLES)[number];

/** A PostgreSQL that is there, and can not, or hardly, be written to: during a click, and then as ever. */
export async function postgresTrouble(
  world: ProofWorld,
  troubles: readonly ServerTrouble[],
  atOnce: number,
): Promise<PartResult> {
  const result = emptyResult('PostgreSQL');
  const [possible, reason] = whatIsPossible(world, troubles);
  if (possible.length < troubles.length)
    result.notRun.push(`${troubles.length - possible.length} cells: ${reason}`);
  await runCells(
    result,
    possible,
    atOnce,
    (trouble) => trouble,
    (trouble) => clickMeanwhile(world, trouble),
  );
  return result;
}

function whatIsPossible(world: ProofWorld, troubles: readonly ServerTrouble[]): [ServerTrouble[], string] {
  if (world.postgresUrl === null) return [[], NO_POSTGRES];
  try {
    void smallDisk('1m').drop();
    return [[...troubles], ''];
  } catch {
    const possible = troubles.filter((trouble) => trouble !== 'the disk is full');
    return [possible, NO_SMALL_DISK];
  }
}

async function clickMeanwhile(world: ProofWorld, trouble: ServerTrouble): Promise<Finding[]> {
  const { sandbox } = world;
  const disk = trouble === 'the disk is full' ? await diskOfPostgres(world) : null;
  const database = await world.fresh('PostgreSQL', disk === null ? '' : `tablespace ${disk.name}`);
  const line = await openDatabaseLine(database.databaseUrl ?? '');
  const heard: Happening[] = [];
  const startedAt = Date.now();
  const linkId = sandbox.control.makeLink().id;
  const server = await startServer({
    database: { ...database, databaseUrl: line.databaseUrl },
    provider: sandbox,
    env: { ...BRISK, INSTANTPAY_RATE: '10000', LOG_LEVEL: 'fatal' },
  });
  try {
    const person = await createOnlooker(server, heard);
    const intent = await person.intend(linkId);
    const mend = await spoil(trouble, database, line, disk);
    // Connections that were cut fail whatever uses them first.
    if (trouble === 'read-only') await person.click(intent);
    const answer = await person.click(intent);
    const findings = await judge(trouble, answer, person, linkId);
    await mend();
    // As the page offers: the same click once more, now that it can be recorded.
    if (trouble !== 'slow') await clickUntilTaken(person, intent);
    await settled(database, person, linkId);
    const received = sandbox.control.ledger({ call: 'cancel', linkId }).length;
    if (received !== 1 && trouble !== 'slow')
      findings.push({ kind: received > 1 ? 'doubled' : 'lost', what: `${received} requests were received` });
    const sources = { sandbox, database, linkIds: [linkId], heard, startedAt };
    return [...findings, ...(await checkEverything(sources, person))];
  } finally {
    await server.close();
    await line.close();
    await database.drop();
    await disk?.drop();
  }
}

async function clickUntilTaken(person: Onlooker, intent: Parameters<Onlooker['click']>[0]): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    const answer = await person.click(intent);
    if (answer?.status !== 503) return;
    await pause(200);
  }
}

async function judge(
  trouble: ServerTrouble,
  answer: Awaited<ReturnType<Onlooker['click']>>,
  person: Onlooker,
  linkId: string,
): Promise<Finding[]> {
  const said = JSON.stringify(answer?.body ?? null);
  const isRefused = answer?.status === 503 && /nothing was sent/i.test(said) && said.includes('not-recorded');
  // A look that grew too old while the database took its time.
  const isTooOld = answer?.status === 503 && said.includes('The check took too long, so nothing was sent.');
  const isSlowButTrue = trouble === 'slow' && (answer?.status === 201 || isTooOld);
  if (!isRefused && !isSlowButTrue)
    return [{ kind: 'other', what: `the click was answered with ${answer?.status} ${said}` }];
  // What can be read is shown, although nothing can be written.
  const looked = await person.look(linkId);
  return looked?.status === 200
    ? []
    : [{ kind: 'other', what: `a look was answered with ${looked?.status}` }];
}

async function spoil(
  trouble: ServerTrouble,
  database: FreshDatabase,
  line: DatabaseLine,
  disk: { path: string } | null,
): Promise<() => Promise<void>> {
  const name = new URL(database.databaseUrl ?? '').pathname.slice(1);
  const cut = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`;
  if (trouble === 'slow') {
    line.slowDown(150);
    return async () => line.mend();
  }
  if (trouble === 'read-only') {
    await runSql(database, `alter database ${name} set default_transaction_read_only = on`, cut);
    return async () => {
      await runSql(
        database,
        'set default_transaction_read_only = off',
        `alter database ${name} reset default_transaction_read_only`,
        cut,
      );
    };
  }
  // Every table is empty still, so the first row of each needs a page that cannot be had.
  const filler = join(disk?.path ?? '', 'filler');
  fillDisk(filler);
  return async () => rmSync(filler);
}

async function diskOfPostgres({
  postgresUrl,
}: ProofWorld): Promise<{ name: string; path: string; drop(): Promise<void> }> {
  const where = { dataDir: '', databaseUrl: postgresUrl };
  const [row] = await runSql(where, `select current_setting('data_directory') as path`);
  const owner = statSync(String(row?.['path']));
  const disk = smallDisk('16m');
  chownSync(disk.path, owner.uid, owner.gid);
  const name = `small_${disk.path.replaceAll(/\W/g, '').slice(-8).toLowerCase()}`;
  await runSql(where, `create tablespace ${name} location '${disk.path}'`);
  return {
    ...{ name, path: disk.path },
    async drop() {
      await runSql(where, `drop tablespace ${name}`);
      await disk.drop();
    },
  };
}

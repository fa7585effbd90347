import { setTimeout as pause } from 'node:timers/promises';
import type { Happening } from '../simulation/history.ts';
import { startServer } from '../testing/start-server.ts';
import { createOnlooker } from './onlooker.ts';
import { emptyResult, runCells, type Finding, type PartResult } from './part-result.ts';
import { BRISK, LATER_MS, NO_POSTGRES, type Kind, type ProofWorld } from './proof-world.ts';
import { checkEverything, settled } from './settled.ts';
import { spawnDesk } from './spawn-desk.ts';

export type TermCell = { kind: Kind; links: number };

/** How long the provider takes while the server is told to go. */
const SLOW_MS = 400;
/** The promise is 45 s; nothing here takes longer than the answer that is under way. */
const LONGEST_MS = 10_000;

/** SIGTERM in the middle of cancels: they end or are settled later, and the process leaves with 0. */
export async function sigterm(world: ProofWorld, cells: TermCell[]): Promise<PartResult> {
  const result = emptyResult('SIGTERM');
  const possible = cells.filter(({ kind }) => kind === 'SQLite' || world.postgresUrl !== null);
  if (possible.length < cells.length) result.notRun.push(NO_POSTGRES);
  await runCells(
    result,
    possible,
    2,
    ({ kind, links }) => `${kind}, ${links} links`,
    (cell) => drain(world, cell),
  );
  return result;
}

async function drain(world: ProofWorld, { kind, links }: TermCell): Promise<Finding[]> {
  const { sandbox } = world;
  const database = await world.fresh(kind);
  const heard: Happening[] = [];
  const startedAt = Date.now();
  const desk = await spawnDesk(database, sandbox, BRISK);
  const linkIds = Array.from({ length: links }, () => sandbox.control.makeLink().id);
  const people = await Promise.all(linkIds.map((_, n) => createOnlooker(desk, heard, (n % 20) + 1)));
  const intents = await Promise.all(people.map((person, n) => person.intend(linkIds[n] ?? '')));
  for (const [n, linkId] of linkIds.entries()) {
    const slowly = { call: 'cancel', linkId, delayMs: SLOW_MS } as const;
    if (n % 3 === 2) sandbox.control.setFault({ ...slowly, fault: 'reset-after-request', effect: 'never' });
    else sandbox.control.setFault({ ...slowly, fault: 'delay', effect: n % 3 === 0 ? 'before' : LATER_MS });
  }
  const findings: Finding[] = [];
  const clicks = people.map((person, n) =>
    person.click(intents[n] ?? { linkId: '', key: '', seen: NOTHING }),
  );
  await until(() => linkIds.some((linkId) => sandbox.control.ledger({ call: 'cancel', linkId }).length > 0));
  const askedAt = Date.now();
  desk.child.kill('SIGTERM');
  const left = await Promise.race([desk.ended, pause(LONGEST_MS, 'nothing, it stays')]);
  if (left !== 0)
    findings.push({ kind: 'other', what: `it left with ${left} after ${Date.now() - askedAt} ms` });
  await desk.kill();
  await Promise.all(clicks);
  const next = await startServer({ database, provider: sandbox, env: BRISK });
  try {
    const [person] = people;
    if (person === undefined) return findings;
    for (const each of people) each.goTo(next);
    await Promise.all(people.map((each, n) => settled(database, each, linkIds[n] ?? '')));
    const sources = { sandbox, database, linkIds, heard, startedAt };
    return [...findings, ...(await checkEverything(sources, person))];
  } finally {
    await next.close();
    await database.drop();
  }
}

const NOTHING = { providerStatus: '', amount: 0, lastActivityAt: null };

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo() && tries < 500; tries += 1) await pause(10);
}

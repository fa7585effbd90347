import { parseArgs } from 'node:util';
import { startPostgres } from '../testing/postgres.ts';
import { allJumpCells, clockJumps } from './clock-jumps.ts';
import { allCrashCells, crashMatrix } from './crash-matrix.ts';
import { allLineCells, databaseGone } from './database-faults.ts';
import { herd } from './herd.ts';
import { olderCopy } from './older-copy.ts';
import { partOfItsOwn } from './part-of-its-own.ts';
import { isProven, tableOf, type PartResult } from './part-result.ts';
import { postgresTrouble, SERVER_TROUBLES } from './postgres-faults.ts';
import { createProofWorld } from './proof-world.ts';
import { sigterm, type TermCell } from './sigterm.ts';
import { simulationPart } from './simulation-part.ts';
import { FLAT, soak } from './soak.ts';
import { allFileCells, fileTrouble } from './sqlite-faults.ts';
import { stoppedProcess, type StopCell } from './stopped-process.ts';

/** `npm run prove -- --seeds N --answers N --minutes N --only part,part`: everything, in its long form. */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20000' },
    answers: { type: 'string', default: '100000' },
    minutes: { type: 'string', default: '60' },
    only: { type: 'string' },
  },
});
const postgres = await startPostgres();
const world = await createProofWorld(postgres?.url ?? null);
/** Most of a cell is waiting: so many fit on two cores at the same time. */
const AT_ONCE = 6;
/** Where everything fails, the first few tell why. */
const MOST_PROBLEMS = 30;

const TERMS: TermCell[] = (['SQLite', 'PostgreSQL'] as const).flatMap((kind) =>
  [1, 6, 20].map((links) => ({ kind, links })),
);
const STOPS: StopCell[] = (['SQLite', 'PostgreSQL'] as const).flatMap((kind) =>
  (['after requested', 'after send-began', 'before the wire'] as const).map((point) => ({
    ...{ kind, point, fullPace: true },
  })),
);
const PARTS: Record<string, () => Promise<PartResult>> = {
  simulation: () => simulationPart(Number(values.seeds), console.log),
  'fault matrix': () => partOfItsOwn('fault matrix', 'fault-matrix.ts'),
  'hostile answers': () =>
    partOfItsOwn('hostile answers', 'hostile-answers.ts', ['--answers', values.answers]),
  'crash matrix': () => crashMatrix(world, allCrashCells(), AT_ONCE),
  SIGTERM: () => sigterm(world, TERMS),
  herd: () => herd(world, { people: 10, clicksEach: 20, links: 1000, ratePerS: 100 }),
  'database gone': () => databaseGone(world, allLineCells(), AT_ONCE),
  PostgreSQL: () => postgresTrouble(world, SERVER_TROUBLES, 3),
  'SQLite file': () => fileTrouble(world, allFileCells(), 4),
  clock: () => clockJumps(world, allJumpCells(), AT_ONCE),
  'stopped process': () => stoppedProcess(world, STOPS),
  'older copy': () => olderCopy(world),
  soak: () => soak(world, Number(values.minutes), FLAT),
};

const wanted = values.only?.split(',') ?? Object.keys(PARTS);
const results: PartResult[] = [];
for (const name of wanted) {
  const part = PARTS[name];
  if (part === undefined)
    throw new Error(`--only: there is no part “${name}”, only ${Object.keys(PARTS).join(', ')}`);
  const startedAt = performance.now();
  const result = await part();
  results.push(result);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(`${isProven([result]) ? '✓' : '✗'} ${name}: ${result.run} cells (${seconds} s)`);
  for (const problem of result.problems.slice(0, MOST_PROBLEMS)) console.log(`  ${problem}`);
}
console.log(`\n${tableOf(results)}`);
await world.close();
await postgres?.stop();
process.exitCode = isProven(results) ? 0 : 1;

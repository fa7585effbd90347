import { parseArgs } from 'node:util';
import { startPostgres } from '../testing/postgres.ts';
import { allJumpCells, clockJumps } from './clock-jumps.ts';
import { allCrashCells, crashMatrix } from './crash-matrix.ts';
import { allLineCells, databaseGone } from './database-faults.ts';
import { herd } from './herd.ts';
import { olderCopy } from './older-copy.ts';
import { partOfItsOwn } from './part-of-its-own.ts';
import { isProven, tableOf } from './part-result.ts';
import { postgresTrouble, SERVER_TROUBLES } from './postgres-faults.ts';
import { createProofWorld } from './proof-world.ts';
import { runParts, type Parts } from './run-parts.ts';
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

const TERMS: TermCell[] = (['SQLite', 'PostgreSQL'] as const).flatMap((kind) =>
  [1, 6, 20].map((links) => ({ kind, links })),
);
const STOPS: StopCell[] = (['SQLite', 'PostgreSQL'] as const).flatMap((kind) =>
  (['after requested', 'after send-began', 'before the wire'] as const).map((point) => ({
    ...{ kind, point, fullPace: true },
  })),
);
const PARTS: Parts = {
  simulation: () => simulationPart(Number(values.seeds), console.log),
  'fault matrix': () => partOfItsOwn('fault matrix', 'fault-matrix.ts'),
  'hostile answers': () =>
    partOfItsOwn('hostile answers', 'hostile-answers.ts', ['--answers', values.answers]),
  'crash matrix': () => crashMatrix(world, allCrashCells(), AT_ONCE),
  SIGTERM: () => sigterm(world, TERMS),
  herd: () => herd(world, { people: 10, clicksEach: 20, links: 1000, ratePerS: 100 }),
  'database gone': () => databaseGone(world, allLineCells(), AT_ONCE),
  PostgreSQL: () => postgresTrouble(world, SERVER_TROUBLES, 3),
  'SQLite file': () => fileTrouble(world, allFileCells(), AT_ONCE),
  clock: () => clockJumps(world, allJumpCells(), AT_ONCE),
  'stopped process': () => stoppedProcess(world, STOPS),
  'older copy': () => olderCopy(world),
  soak: () => soak(world, Number(values.minutes), FLAT),
};

/** The soak takes its own time; no other part takes half as long as this. */
const LONGEST_MINUTES = 120;

const results = await runParts(PARTS, values.only?.split(',') ?? Object.keys(PARTS), {
  longestMs: (LONGEST_MINUTES + Number(values.minutes)) * 60_000,
  say: console.log,
});
console.log(`\n${tableOf(results)}`);
process.exitCode = isProven(results) ? 0 : 1;
try {
  await world.close();
} finally {
  await postgres?.stop();
}
// What a part that never ended still holds would keep this process for ever.
process.exit();

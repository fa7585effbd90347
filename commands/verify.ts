import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres } from '../server/testing/postgres.ts';
import { aptInstall } from './apt-install.ts';
import { buildWeb } from './build-web.ts';
import { findCanaries } from './canaries.ts';
import { provideChromium } from './chromium.ts';
import { run, type Run } from './run.ts';
import {
  add,
  countsOfPlaywright,
  countsOfVitest,
  exitCodeOf,
  judge,
  lastLine,
  type Counts,
} from './test-reports.ts';

// `npm test`, and with --fast `npm run check`: every part in turn, a failing one in full, one line at the end.
const fast = process.argv.includes('--fast');
const ci = process.env['CI'] === 'true';
const reports = mkdtempSync(join(tmpdir(), 'linkdesk-test-'));
const evidence = join(reports, 'evidence');
process.env['LINKDESK_EVIDENCE'] = evidence;
const results: Counts[] = [];

const provided = fast ? undefined : provide();
await Promise.all([
  part('lint', () => check('oxlint', '--type-aware')),
  part('format', () => check('oxfmt', '--check')),
  part('dead code', () => check('knip')),
  ...['server', 'web', 'e2e', 'commands'].map((folder) =>
    part(`types of ${folder}`, () => check('tsc', '-p', folder)),
  ),
]);
await provided;
// For the journeys; it is no part of the fast half's tests, but must succeed there, too.
await part('build', async () => asOneTest(await buildWeb()));
await part('house rules', () => vitest('house'));
await part('unit and server', () => vitest('server'));
if (!fast) {
  await part('web in Chromium', () => vitest('web'));
  await part('journeys', playwright);
  await part('secrets and personal data', async () => canaries());
}
rmSync(reports, { recursive: true, force: true });

const total = add(results);
console.log(`\n${lastLine(total)}`);
process.exitCode = exitCodeOf(total, ci);

type Part = Counts & { output: string };

async function part(name: string, work: () => Promise<Part>): Promise<void> {
  const startedAt = performance.now();
  const { output, ...counts } = await work();
  results.push(counts);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${counts.failed > 0 ? '✗' : '✓'} ${name}: ${lastLine(counts)} (${seconds} s)`);
  if (exitCodeOf(counts, ci) !== 0) console.log(output);
}

async function check(program: string, ...args: string[]): Promise<Part> {
  return asOneTest(await run(program, args));
}

function asOneTest({ ok, output }: Run): Part {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, notRun: 0, output };
}

async function vitest(project: string): Promise<Part> {
  const report = join(reports, `${project}.json`);
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  // Half of the server's tests wait for real time; on a busy machine they wait longer.
  return withReport(await run('vitest', args, { timeoutMs: 900_000 }), () => countsOfVitest(report));
}

async function playwright(): Promise<Part> {
  const report = join(reports, 'journeys.json');
  const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter=line,json'];
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  return withReport(await run('playwright', args, { env }), () => countsOfPlaywright(report));
}

/** Each place is a test: one that nothing was left in was not tested. */
function canaries(): Part {
  const places = ['secrets', 'recipients', 'logs', 'browser-storage', 'agent-answers', 'bundle'];
  const { findings, searched } = findCanaries(evidence, join(import.meta.dirname, '../web/dist'));
  const missing = places.filter((place) => !searched.includes(place));
  const output = [
    ...findings.map(({ place, what }) => `${what} stands in ${place}`),
    ...missing.map((place) => `nothing was left to look at: ${place}`),
  ].join('\n');
  const failed = new Set([...findings.map(({ place }) => place), ...missing]).size;
  return { passed: places.length - failed, failed, notRun: 0, output };
}

function withReport({ ok, output }: Run, read: () => Counts): Part {
  try {
    return { ...judge(read(), ok), output };
  } catch (error) {
    return { passed: 0, failed: 1, notRun: 0, output: `${output}\nNo report of the tests: ${String(error)}` };
  }
}

/** What the tests need beside the packages: a browser, and PostgreSQL unless one is given. */
async function provide(): Promise<void> {
  const chromium = await provideChromium();
  if (chromium !== undefined) process.env['CHROMIUM_PATH'] = chromium;
  if (!process.env['DATABASE_URL'] && findPostgres() === undefined) await aptInstall('postgresql');
}

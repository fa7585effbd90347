import { parseArgs } from 'node:util';
import { catchVariant } from './catch-variant.ts';
import { loadProduction } from './production.ts';
import { simulateSeed } from './simulate-seed.ts';
import { describeFailures, simulateSeeds, type Outcome } from './simulate-seeds.ts';
import { WRONG_VARIANTS } from './wrong-variants.ts';

/**
 * The long proof: `node server/simulation/prove.ts --seeds 20000`. One seed alone (`--from S --seeds 1`)
 * tells its whole story. Exits with 1 when a promise was broken, a mistake got through, or an edge was missed.
 */
const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '20000' }, from: { type: 'string', default: '1' } },
});
const seeds = Number(values.seeds);
const from = Number(values.from);
const say = (line: string) => process.stdout.write(`${line}\n`);

const production = await loadProduction();
const isAlone = seeds === 1;
if (isAlone) {
  const { happenings } = await simulateSeed(production, from);
  for (const { at, kind, ...rest } of happenings)
    say(`${(at / 1000).toFixed(3)} s  ${kind}  ${JSON.stringify(rest)}`);
}
const outcome = await simulateSeeds(production, from, seeds, (done) => {
  if (done % 1000 === 0) say(`${done} of ${seeds} seeds`);
});
for (const line of describeFailures(outcome)) say(line);
say(table(outcome));
const caught = isAlone ? WRONG_VARIANTS.length : await catchAll();
const isProven = outcome.failing.length === 0 && caught === WRONG_VARIANTS.length;
const isComplete = isAlone || outcome.missed.length === 0;
process.exitCode = isProven && isComplete ? 0 : 1;

async function catchAll(): Promise<number> {
  let count = 0;
  for (const variant of WRONG_VARIANTS) {
    const found = await catchVariant(variant, from, seeds);
    const isCaught = found !== null && found.unpatched.length === 0;
    if (isCaught) count += 1;
    say(
      `${variant.name}: ${isCaught ? `caught by seed ${found.seed}, ${found.violation.invariant}` : 'NOT CAUGHT'}`,
    );
  }
  say(`${count} of ${WRONG_VARIANTS.length} wrong variants caught`);
  return count;
}

function table({ failing, missed, operations, attempts }: Outcome): string {
  const count = (kind: string) =>
    failing.flatMap(({ violations }) => violations).filter((violation) => violation.kind === kind).length;
  const rows: [string, number | string][] = [
    ['seeds', seeds],
    ['cancels', operations],
    ['attempts', attempts],
    ['lost', count('lost')],
    ['sent twice', count('doubled')],
    ['falsely reported', count('false')],
    ['other violations', count('other')],
    ['edges missed', isAlone ? 'not asked of one seed' : missed.join(', ') || 0],
  ];
  return rows.map(([name, value]) => `${name.padEnd(18)}${value}`).join('\n');
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BY, testClient } from '../testing/test-client.ts';
import type { InstantPayClient } from '../src/instantpay/instantpay-client.ts';

export const BOMBS = [
  ...['deep-million', 'deep-fitting', '100-mb', 'endless', 'endless-chunks', 'gzip', 'interim', 'headers'],
  ...['escaped-keys', 'digits', 'marks', 'at-signs', 'cancelled'],
] as const;

/** Of one cancel: what it cost the process, how long it held the event loop up, and what it left in memory. */
type Cost = { cpuMs: number; blockedMs: number; peakMb: number; keptMb: number };

export type Measured = { bomb: string; class: string; cost: Cost };
/** `quiet` is the usual answer, `largest` an honest one of the size that may just be read. */
export type Measurement = { quiet: Cost; largest: Cost; bombs: Measured[] };

/** Meets every bomb as an answer to a cancel, after a quiet run in the same process. */
export async function measureBombs(times: number): Promise<Measurement> {
  const program = spawn(process.execPath, [join(import.meta.dirname, 'hostile-provider.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(program.stdout, 'data')) as [Buffer];
  const client = testClient(`http://127.0.0.1:${port.toString().trim()}`, { cancelDeadlineMs: 20_000 });
  try {
    // Until everything is compiled, a first run costs more than any bomb.
    for (const bomb of ['quiet', 'largest', ...BOMBS]) await cancel(client, bomb);
    for (let warm = 0; warm < 20; warm++) await cancel(client, 'quiet');
    const { cost: quiet } = await costOf(client, 'quiet', 10 * times);
    const { cost: largest } = await costOf(client, 'largest', times);
    const bombs: Measured[] = [];
    for (const bomb of BOMBS) bombs.push(await leastOf(client, bomb, times));
    return { quiet, largest, bombs };
  } finally {
    await client.close();
    program.kill();
  }
}

/** Of two measurements the lesser: what else the machine does only ever adds. */
async function leastOf(client: InstantPayClient, bomb: string, times: number): Promise<Measured> {
  const [one, two] = [await costOf(client, bomb, times), await costOf(client, bomb, times)];
  const least = (of: keyof Cost) => Math.min(one.cost[of], two.cost[of]);
  const cost = {
    ...{ cpuMs: least('cpuMs'), blockedMs: least('blockedMs') },
    ...{ peakMb: least('peakMb'), keptMb: least('keptMb') },
  };
  return { bomb, class: one.class, cost };
}

async function costOf(
  client: InstantPayClient,
  bomb: string,
  times: number,
): Promise<{ class: string; cost: Cost }> {
  collectGarbage();
  const before = inUseMb();
  let peak = before;
  const sampling = setInterval(() => (peak = Math.max(peak, inUseMb())), 5);
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  const cpu = process.cpuUsage();
  let found = '';
  for (let time = 0; time < times; time++) found = await cancel(client, bomb);
  const { user, system } = process.cpuUsage(cpu);
  delay.disable();
  peak = Math.max(peak, inUseMb());
  clearInterval(sampling);
  collectGarbage();
  return {
    class: found,
    cost: {
      cpuMs: (user + system) / 1000 / times,
      blockedMs: delay.max / 1e6,
      peakMb: peak - before,
      keptMb: inUseMb() - before,
    },
  };
}

async function cancel(client: InstantPayClient, bomb: string): Promise<string> {
  return (await client.cancel(`bomb-${bomb}`, BY, () => true)).class;
}

function inUseMb(): number {
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** A bomb may cost so many times as much as the largest honest answer; `kept` against what that one used. */
const MOST = { cpu: 6, blocked: 12, peak: 4, kept: 0.5 };

/** What is beyond bounds, as sentences; and the worst of each, as one. */
export function judgeBombs({ quiet, largest, bombs }: Measurement): { worst: string; problems: string[] } {
  const ratios = bombs.map(({ bomb, cost }) => ({
    bomb,
    cpu: cost.cpuMs / largest.cpuMs,
    blocked: cost.blockedMs / Math.max(largest.blockedMs, quiet.blockedMs),
    peak: cost.peakMb / largest.peakMb,
    kept: cost.keptMb / largest.peakMb,
  }));
  const sorts = ['cpu', 'blocked', 'peak', 'kept'] as const;
  const problems = ratios.flatMap(({ bomb, ...ratio }) =>
    sorts
      .filter((sort) => ratio[sort] > MOST[sort])
      .map((sort) => `${bomb}: ${sort} ${ratio[sort].toFixed(1)} times the largest honest answer`),
  );
  const misjudged = bombs
    .filter((each) => each.class !== (HONEST.has(each.bomb) ? 'accepted' : 'unknown'))
    .map((each) => `${each.bomb} was ${each.class}`);
  const worst = sorts.map((sort) => `${sort} ${Math.max(...ratios.map((each) => each[sort])).toFixed(2)}`);
  return {
    worst: `the worst bomb against the largest honest answer: ${worst.join(', ')}`,
    problems: [...problems, ...misjudged],
  };
}

/** Tiresome to read, and still an envelope. */
const HONEST: ReadonlySet<string> = new Set(['escaped-keys']);

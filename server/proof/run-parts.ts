import { setTimeout as pause } from 'node:timers/promises';
import { emptyResult, isProven, type PartResult } from './part-result.ts';

export type Parts = Record<string, () => Promise<PartResult>>;

type Running = {
  /** A part that has not ended by then has failed; what it still holds is left behind. */
  longestMs: number;
  say: (line: string) => void;
};

/** Where everything fails, the first few tell why. */
const MOST_PROBLEMS = 30;

/** One part after another, each with its time; one that throws or never ends has failed, and the others go on. */
export async function runParts(
  parts: Parts,
  wanted: readonly string[],
  running: Running,
): Promise<PartResult[]> {
  const unknown = wanted.filter((name) => !(name in parts));
  if (unknown.length > 0)
    throw new Error(`there is no part “${unknown.join(', ')}”, only ${Object.keys(parts).join(', ')}`);
  const results: PartResult[] = [];
  for (const name of wanted) {
    const startedAt = performance.now();
    const result = await runPart(name, parts[name] ?? (() => Promise.reject(new Error())), running.longestMs);
    results.push(result);
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    running.say(`${isProven([result]) ? '✓' : '✗'} ${name}: ${result.run} cells (${seconds} s)`);
    for (const problem of result.problems.slice(0, MOST_PROBLEMS)) running.say(`  ${problem}`);
  }
  return results;
}

async function runPart(name: string, run: () => Promise<PartResult>, longestMs: number): Promise<PartResult> {
  const failed = (reason: string): PartResult => ({
    ...emptyResult(name),
    ...{ other: 1, notRun: [`stopped: ${firstLine(reason)}`], problems: [`${name}: ${reason}`] },
  });
  const stray: string[] = [];
  const catchStray = (reason: unknown) => void stray.push(told(reason));
  process.on('uncaughtException', catchStray);
  const patience = new AbortController();
  const tooLong = pause(longestMs, null, { ref: false, signal: patience.signal }).catch(() => null);
  try {
    const result = await Promise.race([run(), tooLong]);
    if (result === null) return failed(`it did not end in ${Math.round(longestMs / 60_000)} minutes`);
    return {
      ...result,
      other: result.other + stray.length,
      problems: [...result.problems, ...stray.map((reason) => `${name}, beside its cells: ${reason}`)],
    };
  } catch (error) {
    return failed(told(error));
  } finally {
    patience.abort();
    process.off('uncaughtException', catchStray);
  }
}

const told = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { emptyResult, type PartResult } from './part-result.ts';

/** A part that measures its own process, or fills it: its program prints its line of the table itself. */
export async function partOfItsOwn(part: string, program: string, args: string[] = []): Promise<PartResult> {
  const child = spawn(process.execPath, ['--expose-gc', join(import.meta.dirname, program), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await once(child, 'close');
  const line = new RegExp(
    String.raw`^${part} +(\d+) +(\d+) +(\d+) +(\d+) +(\d+) +(\d+) +(\d+)(?:: (.*))?$`,
    'm',
  ).exec(printed);
  if (line === null)
    return { ...emptyResult(part), other: 1, problems: [`${part} told nothing: ${printed}`] };
  const [run = 0, tries = 0, lost = 0, doubled = 0, falsely = 0, other = 0] = line.slice(1, 7).map(Number);
  const problems = printed.slice(0, line.index).split('\n').slice(0, -2);
  const notRun = line[8] === undefined ? [] : line[8].split('; ');
  return {
    part,
    run,
    tries,
    lost,
    doubled,
    false: falsely,
    // Whatever the line says: a program that failed has proven nothing.
    other: child.exitCode === 0 ? other : Math.max(1, other),
    notRun,
    problems: child.exitCode === 0 ? [] : problems,
  };
}

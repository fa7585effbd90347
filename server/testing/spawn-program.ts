import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type Program = {
  child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** The exit code, null after a signal. */
  ended: Promise<number | null>;
  /** What a line on stdout matched; rejects when the program ends without it. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
};

/** `server/src/<name>` as a process of its own, with nothing of our environment but PATH and HOME; `input` is all it reads. */
export function spawnProgram(name: string, args: string[], env: Record<string, string>, input = ''): Program {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src', name), ...args], {
    env: { PATH, HOME, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(input);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = once(child, 'close').then(() => child.exitCode);
  return {
    child,
    ended,
    stdout: () => stdout,
    stderr: () => stderr,
    async printed(pattern) {
      for (;;) {
        const found = pattern.exec(stdout);
        if (found !== null) return found;
        const more = await Promise.race([once(child.stdout, 'data'), ended.then(() => null)]);
        if (more === null && !pattern.test(stdout)) throw new Error(`ended without ${pattern}: ${stderr}`);
      }
    },
  };
}

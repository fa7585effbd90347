import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

export type Run = { ok: boolean; output: string };

type Settings = { env?: Record<string, string>; timeoutMs?: number; cwd?: string };

/** Runs a program of the workspace to its end and keeps what it printed; one that hangs is stopped and has failed. */
export async function run(program: string, args: string[], settings: Settings = {}): Promise<Run> {
  const chunks: Buffer[] = [];
  const child = start(program, args, ['ignore', 'pipe', 'pipe'], { timeoutMs: 480_000, ...settings });
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ending = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? '' : `ended with ${signal ?? code}`));
  });
  return {
    ok: ending === '',
    output: Buffer.concat(chunks).toString() + (ending && `\n${program} ${ending}\n`),
  };
}

/** Starts a program of the workspace that speaks to the person itself. */
export function runInView(program: string, args: string[], settings: Settings = {}): ChildProcess {
  return start(program, args, 'inherit', settings);
}

function start(program: string, args: string[], stdio: StdioOptions, settings: Settings): ChildProcess {
  const path = join(ROOT, 'node_modules/.bin') + delimiter + (process.env['PATH'] ?? '');
  return spawn(program, args, {
    cwd: settings.cwd ?? ROOT,
    env: { ...process.env, PATH: path, ...settings.env },
    stdio,
    timeout: settings.timeoutMs,
    // Windows starts the programs of node_modules/.bin through its shell only.
    shell: process.platform === 'win32',
  });
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Sandbox } from '../sandbox/start-sandbox.ts';
import type { FreshDatabase } from '../testing/fresh-sqlite.ts';
import { serverEnv } from '../testing/server-env.ts';
import type { Vitals } from '../testing/vitals.ts';

/** The real server in a process of its own, which may die. */
export type Desk = {
  origin: string;
  child: ChildProcess;
  /** The exit code, or the signal it died of. */
  ended: Promise<number | NodeJS.Signals | null>;
  logged(): string;
  /** Moves what the process takes for the time of day. */
  jumpClock(byMs: number): Promise<void>;
  vitals(): Promise<Vitals>;
  kill(): Promise<void>;
};

type Where = Pick<FreshDatabase, 'dataDir' | 'databaseUrl'>;

export async function spawnDesk(
  database: Where,
  sandbox: Sandbox,
  env: Record<string, string>,
): Promise<Desk> {
  const program = join(import.meta.dirname, '../testing/crash-server.ts');
  const child = spawn(process.execPath, ['--expose-gc', program], {
    env: { ...serverEnv(database, sandbox), INSTANTPAY_RATE: '10000', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  const keep = (chunk: Buffer) => (text = (text + chunk.toString()).slice(-200_000));
  child.stderr?.on('data', keep);
  const ended = once(child, 'close').then(() => child.signalCode ?? child.exitCode);
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      keep(chunk);
      const found = /running at (\S+)/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => reject(new Error(`the server did not start: ${text}`)));
  });
  return {
    ...{ origin, child, ended },
    logged: () => text,
    async jumpClock(byMs) {
      child.send({ jumpMs: byMs });
      await once(child, 'message');
    },
    async vitals() {
      child.send({ vitals: true });
      const [answer] = (await once(child, 'message')) as [{ vitals: Vitals }];
      return answer.vitals;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

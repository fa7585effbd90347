import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../sandbox/start-sandbox.ts';
import { forEachDatabase } from './databases.ts';
import { freshSqlite, type FreshDatabase } from './fresh-sqlite.ts';
import { runSql } from './run-sql.ts';
import { serverEnv } from './server-env.ts';
import { signIn } from './sign-in.ts';
import { spawnProgram, type Program } from './spawn-program.ts';
import { startServer } from './start-server.ts';

let provider: Sandbox;
const programs: Program[] = [];
beforeEach(async () => {
  provider = await startSandbox({ port: 0, seededLinks: 0 });
});
afterEach(async () => {
  for (const { child } of programs) child.kill('SIGKILL');
  await Promise.all(programs.splice(0).map(({ ended }) => ended));
  await provider.close();
});

function server(database: FreshDatabase): Program {
  const program = spawnProgram('main.ts', [], serverEnv(database, provider));
  programs.push(program);
  return program;
}

test(
  'a server started right after the last one was killed serves at once, a third is refused',
  { timeout: 30_000 },
  async () => {
    const database = await freshSqlite();
    const first = server(database);
    await first.printed(/running at/);
    first.child.kill('SIGKILL');
    const second = server(database);
    const [, origin = ''] = await second.printed(/running at (\S+)/);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);

    const third = server(database);
    expect(await third.ended).toBe(78);
    expect(third.stderr()).toBe(
      `DATA_DIR: another Linkdesk server is running on ${database.dataDir}; stop it first.\n`,
    );
    expect(third.stdout()).toBe('');
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    await database.drop();
  },
);

forEachDatabase((kind) => {
  test(
    'the audit log is verified beside a running server, and an edited entry is found',
    { timeout: 30_000 },
    async () => {
      const database = await kind.fresh();
      const yesterday = await startServer({ database, provider });
      const operator = await signIn(yesterday, 'operator');
      for (let n = 0; n < 3; n += 1) await operator.post('/api/audit-entries/exports');
      await yesterday.close();
      const running = await startServer({ database, provider });
      const verify = async () => {
        const program = spawnProgram('linkdesk.ts', ['audit', 'verify'], serverEnv(database, provider));
        return { code: await program.ended, said: program.stdout() + program.stderr() };
      };
      expect(await verify()).toEqual({
        code: 0,
        said: expect.stringMatching(/^The audit log is intact: 4 entries.*\.\n$/) as string,
      });

      await runSql(
        database,
        ...(kind.name === 'SQLite'
          ? ['drop trigger audit_entry_update']
          : ['drop trigger audit_entry_change on audit_entry']),
        `update audit_entry set actor_name = 'Somebody Else' where seq = 2`,
      );
      expect(await verify()).toEqual({ code: 1, said: 'Entry 2 was changed after it was written.\n' });
      await running.close();
      await database.drop();
    },
  );
});

import { randomUUID } from 'node:crypto';
import type { SessionStage } from '../src/actor.ts';
import { authSecret } from '../src/sign-in/auth-secret.ts';
import { createSessionCookie } from '../src/sign-in/session-cookie.ts';
import { runSql } from './run-sql.ts';
import { browserOf, type Browser } from './sign-in.ts';
import type { TestServer } from './start-server.ts';

/** A browser in which somebody is signed in already: for tests that are about what comes after. */
export async function sessionOf(
  server: Pick<TestServer, 'database' | 'origin'>,
  personId: string,
  stage: SessionStage = 'whole',
): Promise<Browser> {
  const { dataDir, databaseUrl } = server.database;
  const cookie = createSessionCookie(
    authSecret(databaseUrl === null ? null : 'a-secret-for-tests-only', dataDir),
    false,
  );
  const secret = cookie.newSecret();
  const now = Date.now();
  await runSql(
    server.database,
    `insert into person_session (id, secret_hash, person_id, stage, created_at, last_active_at, proved_at, ends_at, tries)
     values ('${randomUUID()}', '${cookie.hash(secret)}', '${personId}', '${stage}', ${now}, ${now}, ${now},
       ${now + 3_600_000}, 0)`,
  );
  return browserOf(server, `${cookie.name}=${secret}`);
}

import { expect, test } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { runSql } from '../../testing/run-sql.ts';
import { browserOf, sessionCookieOf } from '../../testing/sign-in.ts';
import { startServer } from '../../testing/start-server.ts';

forEachDatabase((kind) => {
  test('many who come in at once over sessions that have ended, or go, are each let in and out', async () => {
    const server = await startServer({ kind, env: { REQUESTS_PER_MINUTE: '1000000' } });
    try {
      let cookies = Array.from({ length: 12 }, () => '');
      for (let round = 0; round < 6; round += 1) {
        const replies = await Promise.all(
          cookies.map((cookie, n) =>
            browserOf(server, cookie).post('/api/sandbox/session', { role: 'operator', person: n + 1 }),
          ),
        );
        expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
        cookies = replies.map(({ headers }) => sessionCookieOf(headers));
        await runSql(server.database, 'update person_session set last_active_at = 1, ends_at = 2');
      }
      const out = await Promise.all(
        cookies.flatMap((cookie, n) => [
          browserOf(server, cookie).post('/api/auth/sign-out'),
          browserOf(server).post('/api/sandbox/session', { role: 'operator', person: n + 1 }),
        ]),
      );
      expect(out.map(({ status }) => status)).toEqual(out.map(() => 200));
    } finally {
      await server.close();
    }
  });
});

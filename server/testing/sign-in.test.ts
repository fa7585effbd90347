import { expect, test } from 'vitest';
import type { Session } from '../contract/session.ts';
import { forEachDatabase } from './databases.ts';
import { browserOf, signIn } from './sign-in.ts';
import { startServer } from './start-server.ts';

forEachDatabase((kind) => {
  test('a sample person signs in and is known to the next request', async () => {
    const server = await startServer({ kind });
    try {
      const operator = await signIn(server, 'operator', 2);
      const { status, body } = await operator.get<Session>('/api/session');
      expect([status, body.person.roles]).toEqual([200, ['operator']]);
      expect((await browserOf(server).get('/api/session')).status).toBe(401);
    } finally {
      await server.close();
    }
  });
});

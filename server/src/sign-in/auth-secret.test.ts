import { expect, test } from 'vitest';
import { signIn } from '../../testing/sign-in.ts';
import { startServer } from '../../testing/start-server.ts';

test('a short secret is warned of at the start, and taken', async () => {
  for (const [AUTH_SECRET, isWarned] of [
    ['short', true],
    ['x'.repeat(32), false],
  ] as const) {
    const server = await startServer({ env: { AUTH_SECRET } });
    try {
      expect((await (await signIn(server, 'agent')).get('/api/session')).status).toBe(200);
      expect(server.logged().includes('AUTH_SECRET is short')).toBe(isWarned);
      expect(server.logged()).not.toContain(`"${AUTH_SECRET}"`);
    } finally {
      await server.close();
    }
  }
});

import { expect, test } from 'vitest';
import type { Problem } from '../../contract/problem.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { signIn } from '../../testing/sign-in.ts';
import { startServer } from '../../testing/start-server.ts';

forEachDatabase((kind) => {
  test(
    'one person’s hundred and thirty searches at once keep nobody else from looking at a link',
    { timeout: 20_000 },
    async () => {
      const server = await startServer({ kind, env: { INSTANTPAY_RATE: '5' } });
      const link = server.sandbox.control.makeLink().id;
      const [busy, operator] = [await signIn(server, 'operator', 2), await signIn(server, 'operator')];
      const searches = Array.from({ length: 130 }, (_, n) =>
        busy.post<Problem>('/api/payout-links/search', { q: `98${String(n).padStart(8, '0')}` }),
      );
      await Promise.any(searches);
      const startedAt = performance.now();
      const looks = await Promise.all([
        operator.get(`/api/payout-links/${link}`),
        operator.get(`/api/payout-links/${link}?fresh=1`),
      ]);
      expect(looks.map(({ status }) => status)).toEqual([200, 200]);
      expect(performance.now() - startedAt).toBeLessThan(5_000);
      const answers = await Promise.all(searches);
      const refused = answers.filter(({ status }) => status !== 200);
      expect(refused.length).toBeGreaterThanOrEqual(100);
      expect(new Set(refused.map(({ status, body }) => `${status} ${body.code}`))).toEqual(
        new Set(['503 overloaded']),
      );
      expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      await server.close();
    },
  );
});

import { expect, test } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { signIn } from '../../testing/sign-in.ts';
import { startServer } from '../../testing/start-server.ts';
import type { Found } from '../finding/find-payout-links.ts';

forEachDatabase((kind) => {
  test(
    'one person’s hundred and thirty searches at once keep nobody else from looking at a link',
    { timeout: 20_000 },
    async () => {
      const server = await startServer({ kind, env: { INSTANTPAY_RATE: '5' } });
      const link = server.sandbox.control.makeLink().id;
      const [busy, operator] = [await signIn(server, 'operator', 2), await signIn(server, 'operator')];
      const searches = Array.from({ length: 130 }, (_, n) =>
        busy.post<Found>('/api/payout-links/search', { q: `98${String(n).padStart(8, '0')}` }),
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
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      const refused = answers.filter(({ body }) => body.providerTrouble !== null);
      expect(refused.length).toBeGreaterThanOrEqual(100);
      expect(
        refused.filter(({ body }) => /too many|not answered yet/i.test(body.providerTrouble ?? '')),
      ).toEqual(refused);
      await server.close();
    },
  );
});

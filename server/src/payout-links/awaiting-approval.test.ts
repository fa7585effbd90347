import { expect, test } from 'vitest';
import type { PayoutLink } from '../../contract/payout-links.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { signIn } from '../../testing/sign-in.ts';
import { startServer } from '../../testing/start-server.ts';

forEachDatabase((kind) => {
  test('a cancel that waits for approval hides neither a claim nor a silent provider', async () => {
    const server = await startServer({ kind, env: { APPROVAL_ABOVE_INR: '100' } });
    try {
      const { control } = server.sandbox;
      const operator = await signIn(server, 'operator');
      const see = async (id: string) =>
        (await operator.get<PayoutLink>(`/api/payout-links/${id}?fresh=1`)).body;
      const waiting = async () => {
        const { id } = control.makeLink();
        const body = { reason: 'Duplicate', seen: (await see(id)).cancellation.seen };
        const key = { 'Idempotency-Key': crypto.randomUUID() };
        await operator.post(`/api/payout-links/${id}/cancellations`, body, key);
        return id;
      };

      const [claimed, silent] = [await waiting(), await waiting()];
      expect((await see(claimed)).answers).toEqual({
        claimable: 'yes',
        replacement: 'not-yet',
        because: 'the cancel is waiting for approval',
      });

      control.changeLink(claimed, { status: 'CLAIMED' });
      expect(await see(claimed)).toMatchObject({
        openOperation: { label: 'Waiting for approval' },
        answers: { claimable: 'no', replacement: 'do-not' },
      });

      control.setFault({ fault: 'http-status', call: 'track', httpStatus: 500, body: 'html' });
      expect(await see(silent)).toMatchObject({
        openOperation: { label: 'Waiting for approval' },
        answers: { claimable: 'unknown', replacement: 'not-yet' },
      });
    } finally {
      await server.close();
    }
  });
});

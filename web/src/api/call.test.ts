import { cancelPayoutLink } from '@linkdesk/server/contract/cancellations';
import { getPayoutLink } from '@linkdesk/server/contract/payout-links';
import { getSignInWays } from '@linkdesk/server/contract/session';
import { afterEach, expect, test, vi } from 'vitest';
import { answerWith, broken, json, problem } from '../testing/answers.ts';
import { cancelledOperation } from '../testing/cancelled-operation.ts';
import { call } from './call.ts';

afterEach(() => vi.unstubAllGlobals());

const SEEN = { providerStatus: 'ISSUED', amount: 1, lastActivityAt: null };
const CANCEL = {
  params: { linkId: 'abcdef' },
  idempotencyKey: '7d9f7a52-0c1c-4df2-8a4e-1a2b3c4d5e6f',
  body: { reason: 'Duplicate', seen: SEEN },
};

test('a write goes out once as JSON with its idempotency key', async () => {
  const received = answerWith(json(cancelledOperation(), 201));
  await expect(call(cancelPayoutLink, CANCEL)).resolves.toMatchObject({ label: 'Cancelled' });
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({
    method: 'POST',
    path: '/api/payout-links/abcdef/cancellations',
    body: CANCEL.body,
  });
  expect(received[0]?.headers.get('Idempotency-Key')).toBe(CANCEL.idempotencyKey);
  expect(received[0]?.headers.get('Content-Type')).toBe('application/json');
});

test('an id cannot climb out of its place in the path', async () => {
  const received = answerWith(problem(404, 'link-not-found'));
  await expect(
    call(getPayoutLink, { params: { linkId: '../x?y' }, query: { fresh: '1' } }),
  ).rejects.toThrow();
  expect(received[0]?.path).toBe('/api/payout-links/..%2Fx%3Fy?fresh=1');
});

test('a problem is thrown with its code, its sentence and its references', async () => {
  answerWith(
    problem(409, 'link-changed', { seen: SEEN, now: { ...SEEN, amount: 2 }, providerReference: 'p-1' }),
  );
  await expect(call(cancelPayoutLink, CANCEL)).rejects.toMatchObject({
    code: 'link-changed',
    message: 'In words: link-changed.',
    extras: { requestId: 'r-1', providerReference: 'p-1', now: { amount: 2 } },
  });
});

test('no answer is told apart from an answer that cannot be read', async () => {
  answerWith(broken);
  await expect(call(getSignInWays, {})).rejects.toMatchObject({ code: 'unreachable' });
  answerWith(() => new Response('<html>Bad gateway</html>', { status: 502 }));
  await expect(call(getSignInWays, {})).rejects.toMatchObject({ code: 'unreadable' });
  answerWith(json({ samplePeople: 'yes', environment: 'sandbox' }));
  await expect(call(getSignInWays, {})).rejects.toMatchObject({ code: 'unreadable' });
});

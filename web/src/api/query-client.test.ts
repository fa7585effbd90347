import { QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { createQueryClient, forgetSession, SESSION_KEY, SIGN_IN_WAYS_KEY } from './query-client.ts';

test('what the sign-in page has asked survives the last answers that say nobody is signed in', async () => {
  const client = createQueryClient();
  client.setQueryData(SESSION_KEY, { person: 'Asha' });
  client.setQueryData(['payout-link', '65704add83911e52b70ebcbc'], { headline: 'Claimed' });
  forgetSession(client);
  const ways = Promise.withResolvers<string>();
  const page = new QueryObserver(client, { queryKey: SIGN_IN_WAYS_KEY, queryFn: () => ways.promise });
  const leave = page.subscribe(() => undefined);
  forgetSession(client);
  ways.resolve('sample people');
  await expect.poll(() => page.getCurrentResult().data).toBe('sample people');
  expect(client.getQueryData(SESSION_KEY)).toBeNull();
  expect(client.getQueryData(['payout-link', '65704add83911e52b70ebcbc'])).toBeUndefined();
  leave();
});

import { expect, test } from 'vitest';
import { happen, SECOND, unknown } from '../../testing/test-operation.ts';
import { systemClock } from '../clock.ts';
import type { TrackedLink } from '../instantpay/instantpay.ts';
import { sightingOf } from './sighting.ts';

const EXPIRED: TrackedLink = {
  ...{ linkId: '65704add83911e52b70ebcbc', providerStatus: 'EXPIRED', amountPaise: 12_011, activity: [] },
  ...{ reference: null, environment: 'SANDBOX', statusCode: 'TXN', sentAt: 0 },
};

test('a Track that took ten seconds is ten seconds old: sent before the attempt, it tells nothing about it', () => {
  const clock = { ...systemClock, monotonic: () => 12 * SECOND };
  const sighting = sightingOf({ link: EXPIRED, sentMonotonicMs: 2 * SECOND }, clock);
  // The attempt began with the click.
  expect(happen(unknown(), 9 * SECOND, { type: 'tracked', sighting })).toBeNull();
  expect(happen(unknown(), 11 * SECOND, { type: 'tracked', sighting })?.operation).toMatchObject({
    ...{ state: 'expired-first', lastTrack: { at: unknown().createdAt + SECOND } },
  });
});

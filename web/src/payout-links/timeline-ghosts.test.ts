import type { Activity } from '@linkdesk/server/contract/payout-links';
import { expect, test } from 'vitest';
import { timelineGhosts } from './timeline-ghosts.ts';

const NOW = Date.parse('2023-12-12T09:21:25Z');
const row = (kind: Activity['kind']): Activity => ({ kind, source: 'provider', text: kind, at: null });

function ghosts(changes: Partial<Parameters<typeof timelineGhosts>[0]>) {
  const issued = {
    status: 'ISSUED',
    activity: [row('created'), row('notified')],
    verifiesBeneficiary: true,
    expiresAt: '2023-12-15T13:21:25Z',
    activatedAt: null,
  } as const;
  return timelineGhosts({ ...issued, activity: [...issued.activity], ...changes }, NOW);
}

test('an issued link waits for its recipient, with the time that is left', () => {
  expect(ghosts({}).map((ghost) => ghost.kind)).toEqual(['verified', 'claimed']);
  expect(ghosts({}).at(-1)?.text).toBe('Waiting for the recipient · expires in 3 d 4 h');
});

test.each([false, null])('no account check is announced when it is %s', (verifiesBeneficiary) => {
  expect(ghosts({ verifiesBeneficiary }).map((ghost) => ghost.kind)).toEqual(['claimed']);
});

test('a link that went to nobody yet says so', () => {
  expect(ghosts({ activity: [row('created')] })[0]).toEqual({
    kind: 'notified',
    text: 'Not sent to the recipient yet',
  });
});

test('a step reached is no ghost', () => {
  const activity = [row('created'), row('notified'), row('verified')];
  expect(ghosts({ activity, status: 'PROCESSING' })).toEqual([
    { kind: 'claimed', text: 'Claim under way at InstantPay' },
  ]);
});

test('a link that is not active yet says when it can be claimed', () => {
  expect(ghosts({ activatedAt: '2023-12-12T11:21:25Z' }).at(-1)?.text).toBe('Can be claimed in 2 h');
});

test('a link past its time is not called expired before InstantPay does', () => {
  expect(ghosts({ expiresAt: '2023-12-12T09:21:24Z' }).at(-1)?.text).toContain(
    'does not show it expired yet',
  );
});

test.each(['CLAIMED', 'CANCELLED', 'EXPIRED', 'OTHER'] as const)(
  'nothing more is awaited of a link that is %s',
  (status) => {
    expect(ghosts({ status })).toEqual([]);
  },
);

import { expect, test } from 'vitest';
import type { CallFor, TrackedLink } from '../instantpay/instantpay.ts';
import { createSharedTracks } from './shared-tracks.ts';

const CALL: CallFor = { endpointIp: '203.0.113.7', who: 'p-1', priority: 'look' };

/** A provider that answers when it is told to, and a clock that moves when it is told to. */
function atTheProvider() {
  const calls: { linkId: string; answer(status: string): void; fail(): void }[] = [];
  const time = { ms: 1_000_000, setForwardMs: 0 };
  const clock = {
    now: () => time.ms + time.setForwardMs,
    monotonic: () => time.ms,
    sleep: () => Promise.resolve(),
    random: () => 0,
  };
  const track = (linkId: string) =>
    new Promise<TrackedLink>((resolve, reject) => {
      const sentAt = clock.now();
      calls.push({
        linkId,
        answer: (providerStatus) => resolve({ ...LINK, linkId, providerStatus, sentAt }),
        fail: () => reject(new Error('unreachable')),
      });
    });
  return { calls, time, tracks: createSharedTracks({ track }, clock) };
}

const LINK = { amountPaise: 1, activity: [], reference: null, environment: 'SANDBOX', statusCode: 'TXN' };
const settled = () => new Promise((resolve) => setImmediate(resolve));
const statusOf = async (sighted: Promise<{ link: TrackedLink }>) => (await sighted).link.providerStatus;

test('everyone who looks at once shares one call', async () => {
  const { calls, tracks } = atTheProvider();
  const looks = [tracks.newest('a', CALL), tracks.newest('a', CALL), tracks.newest('b', CALL)];
  expect(calls.map(({ linkId }) => linkId)).toEqual(['a', 'b']);
  for (const call of calls) call.answer('ISSUED');
  expect(await Promise.all(looks.map(statusOf))).toEqual(['ISSUED', 'ISSUED', 'ISSUED']);
});

test('an answer sent at most five seconds ago is used again, an older one is not', async () => {
  const { calls, time, tracks } = atTheProvider();
  const first = tracks.newest('a', CALL);
  // Its age counts from when it was sent, not from when it came.
  time.ms += 3000;
  calls[0]?.answer('ISSUED');
  await first;
  time.ms += 2000;
  expect(await statusOf(tracks.newest('a', CALL))).toBe('ISSUED');
  expect(calls).toHaveLength(1);
  time.ms += 1;
  const second = tracks.newest('a', CALL);
  calls[1]?.answer('CLAIMED');
  expect(await statusOf(second)).toBe('CLAIMED');
});

test.each([
  ['forward ages its answer by no more than the wait', 3_600_000, 2000],
  ['back keeps its answer no longer than from when it came', -3_600_000, 5000],
])('a clock that is set %s', async (_, setForwardMs, usedForMs) => {
  const { calls, time, tracks } = atTheProvider();
  const first = tracks.newest('a', CALL);
  time.ms += 3000;
  time.setForwardMs = setForwardMs;
  calls[0]?.answer('ISSUED');
  await first;
  time.ms += usedForMs;
  void tracks.newest('a', CALL);
  expect(calls).toHaveLength(1);
  time.ms += 1;
  void tracks.newest('a', CALL);
  expect(calls).toHaveLength(2);
});

test('a fresh look joins no call that was sent before it, and shares the next with all who came meanwhile', async () => {
  const { calls, tracks } = atTheProvider();
  const first = tracks.newest('a', CALL);
  const fresh = [tracks.fresh('a', CALL), tracks.fresh('a', CALL)];
  expect(calls).toHaveLength(1);
  calls[0]?.answer('ISSUED');
  expect(await statusOf(first)).toBe('ISSUED');
  await settled();
  expect(calls).toHaveLength(2);
  fresh.push(tracks.fresh('a', CALL));
  calls[1]?.answer('PROCESSING');
  expect(await Promise.all(fresh.slice(0, 2).map(statusOf))).toEqual(['PROCESSING', 'PROCESSING']);
  await settled();
  calls[2]?.answer('CLAIMED');
  expect(await Promise.all(fresh.slice(2).map(statusOf))).toEqual(['CLAIMED']);
  expect(calls).toHaveLength(3);
});

test('a fresh look is sent also when the call before it failed', async () => {
  const { calls, tracks } = atTheProvider();
  const first = tracks.newest('a', CALL);
  const fresh = tracks.fresh('a', CALL);
  calls[0]?.fail();
  await expect(first).rejects.toThrow('unreachable');
  await settled();
  calls[1]?.answer('ISSUED');
  expect(await statusOf(fresh)).toBe('ISSUED');
});

test('a failure leaves the last known state, which grows old', async () => {
  const { calls, time, tracks } = atTheProvider();
  const first = tracks.newest('a', CALL);
  calls[0]?.answer('ISSUED');
  await first;
  time.ms += 60_000;
  const second = tracks.newest('a', CALL);
  calls[1]?.fail();
  await expect(second).rejects.toThrow('unreachable');
  expect(tracks.lastKnown('a')?.link.providerStatus).toBe('ISSUED');
  expect(tracks.lastKnown('b')).toBeUndefined();
});

test('after an act of ours a recent answer is old', async () => {
  const { calls, time, tracks } = atTheProvider();
  const before = tracks.newest('a', CALL);
  calls[0]?.answer('ISSUED');
  await before;
  time.ms += 10;
  tracks.forget('a');
  const after = tracks.newest('a', CALL);
  calls[1]?.answer('CANCELLED');
  expect(await statusOf(after)).toBe('CANCELLED');
});

test('after an act of ours nothing asked before it is taken for news', async () => {
  const { calls, time, tracks } = atTheProvider();
  const before = tracks.newest('a', CALL);
  time.ms += 10;
  tracks.forget('a');
  const after = tracks.newest('a', CALL);
  calls[0]?.answer('ISSUED');
  expect(await statusOf(before)).toBe('ISSUED');
  await settled();
  calls[1]?.answer('CANCELLED');
  expect(await statusOf(after)).toBe('CANCELLED');
  expect(await statusOf(tracks.newest('a', CALL))).toBe('CANCELLED');
  expect(calls).toHaveLength(2);
});

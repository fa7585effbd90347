import { getSignInWays } from '@linkdesk/server/contract/session';
import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { answerWith, json } from '../testing/answers.ts';
import { call } from './call.ts';
import { onHumanAct } from './human-acts.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const WAYS = { samplePeople: false, environment: 'live', password: true, company: false, firstStart: false };

async function isAutomatic(): Promise<boolean> {
  const received = answerWith(json(WAYS));
  await call(getSignInWays, {});
  return received[0]?.headers.get('X-Linkdesk-Automatic') === '1';
}

test('what a page asks by itself is marked, what follows a person’s act is not, and half a minute later it is again', async () => {
  await expect(isAutomatic()).resolves.toBe(true);
  await userEvent.keyboard('a');
  await expect(isAutomatic()).resolves.toBe(false);
  const now = performance.now();
  const clock = vi.spyOn(performance, 'now');
  clock.mockReturnValue(now + 29_000);
  await expect(isAutomatic()).resolves.toBe(false);
  clock.mockReturnValue(now + 31_000);
  await expect(isAutomatic()).resolves.toBe(true);
});

test('a script’s own clicks and keys are nobody’s', () => {
  const hear = vi.fn<() => void>();
  const stop = onHumanAct(hear);
  document.body.click();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }));
  expect(hear).not.toHaveBeenCalled();
  stop();
});

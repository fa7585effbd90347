import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { json } from '../testing/answers.ts';
import { answer, openFind, paste, searches } from '../testing/open-find.tsx';
import { payoutLinkRow, rowId } from '../testing/payout-link-row.ts';
import { leaveDesk } from '../testing/show-desk.tsx';
import { FindPage } from './find-page.tsx';

let realAddress = '';
beforeEach(() => {
  realAddress = location.href;
  sessionStorage.clear();
});
afterEach(() => {
  leaveDesk();
  history.replaceState(null, '', realAddress);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const field = page.getByRole('searchbox', { name: 'Find a payout link' });
const mobile = { kind: 'mobile', text: '••••••4547', note: null } as const;
const one = answer({ items: [payoutLinkRow()], readAs: mobile, opens: payoutLinkRow().id });

test('what is pasted is searched at once and opens its one link at once; Back finds the words and opens nothing', async () => {
  const { received } = openFind(<FindPage />, { search: ({ q }) => json(q ? one : answer())() });
  await expect.element(page.getByText('3 links')).toBeVisible();
  holdTime();
  paste('98765 44547', field);
  await soon(isOpened);
  expect(searches(received).filter(({ q }) => q)).toEqual([expect.objectContaining({ q: '98765 44547' })]);
  history.back();
  await soon(() => shows('1 link · Read as mobile ••••••4547'));
  await expect.element(field).toHaveValue('98765 44547');
  await later(2000);
  expect(isOpened()).toBe(false);
});

test('what is typed waits for a pause before it opens', async () => {
  openFind(<FindPage />, { search: ({ q }) => json(q ? one : answer())() });
  await expect.element(field).toHaveFocus();
  holdTime();
  await userEvent.keyboard('9876544547');
  await later(250);
  await soon(() => shows('1 link · Read as mobile ••••••4547'));
  expect(isOpened()).toBe(false);
  await later(900);
  await soon(isOpened);
});

test('Enter does not wait', async () => {
  openFind(<FindPage />, { search: ({ q }) => json(q ? one : answer())() });
  await expect.element(field).toHaveFocus();
  holdTime();
  await userEvent.keyboard('9876544547{Enter}');
  await soon(isOpened);
});

test('words typed on while the answer to a paste is on its way keep the page', async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  openFind(<FindPage />, {
    search: async ({ q }) => {
      if (q === 'Ravi') await released;
      return json(q === 'Ravi' ? answer({ opens: rowId(0) }) : answer())();
    },
  });
  await expect.element(page.getByText('3 links')).toBeVisible();
  holdTime();
  paste('Ravi', field);
  await userEvent.keyboard(' Kumar');
  release();
  await later(2000);
  expect(isOpened()).toBe(false);
});

test('a paste with nothing focused is meant for the search', async () => {
  const { received } = openFind(<FindPage />);
  await expect.element(page.getByText('3 links')).toBeVisible();
  (document.activeElement as HTMLElement).blur();
  paste('ORD-17', null);
  await expect.element(field).toHaveValue('ORD-17');
  await expect.poll(() => searches(received).at(-1)).toMatchObject({ q: 'ORD-17' });
});

/** From here on no pause passes by itself, however slow the machine is. */
function holdTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
}

/** Long before any pause in typing is over: each look lets a millisecond pass, and there are few hundred looks. */
async function soon(check: () => boolean): Promise<void> {
  const look = () => {
    vi.advanceTimersByTime(1);
    return check();
  };
  await expect.poll(look, { timeout: 12_000 }).toBe(true);
}

async function later(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 50) await vi.advanceTimersByTimeAsync(50);
}

function isOpened(): boolean {
  return shows('Link page');
}

function shows(words: string): boolean {
  return page.getByText(words).query() !== null;
}

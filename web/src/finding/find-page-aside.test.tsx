import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openFind } from '../testing/open-find.tsx';
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
  vi.unstubAllGlobals();
});

const field = page.getByRole('searchbox', { name: 'Find a payout link' });
const worklist = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });

function openAt(at: string): void {
  const counts = { links: 3, amount: { paise: 412_000, currency: 'INR' as const } };
  openFind(
    <FindPage />,
    {
      worklists: [
        { worklist: 'never-sent', ...counts },
        { worklist: 'claimed-today', ...counts },
      ],
    },
    { at },
  );
}

test('a worklist says what it puts aside, and gives it back', async () => {
  openAt('/?status=CLAIMED#q=ravi');
  await worklist('Never sent').click();
  await expect.element(page.getByText('Words and 1 filter put aside · Put them back')).toBeVisible();
  expect(location.search + location.hash).toBe('?list=never-sent');
  await expect.element(field).toHaveValue('');
  await page.getByRole('button', { name: 'Put them back' }).click();
  await expect.poll(() => location.search + location.hash).toBe('?status=CLAIMED#q=ravi');
  await expect.element(field).toHaveValue('ravi');
  await expect.element(page.getByText(/put aside/)).not.toBeInTheDocument();
});

test('Back returns to the words, also to those typed a moment ago', async () => {
  openAt('/?amount=100..');
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('ravi');
  await worklist('Never sent').click();
  await expect.poll(() => location.search).toBe('?list=never-sent');
  history.back();
  await expect.poll(() => location.search + location.hash).toBe('?amount=100..#q=ravi');
  await expect.element(field).toHaveValue('ravi');
  expect(location.pathname).toBe('/');
});

test('what was put aside stays so while the worklist is sorted and over a second worklist', async () => {
  openAt('/?status=CLAIMED&purpose=Refund');
  await worklist('Never sent').click();
  await page.getByRole('columnheader', { name: 'Amount' }).getByRole('button').click();
  await expect.poll(() => location.search).toBe('?list=never-sent&sort=-amount');
  await expect.element(page.getByText('2 filters put aside · Put them back')).toBeVisible();
  await worklist('Claimed today').click();
  await expect.element(page.getByText('2 filters put aside · Put them back')).toBeVisible();
});

test('a worklist that takes the place of nothing says nothing', async () => {
  openAt('/');
  await worklist('Never sent').click();
  await expect.poll(() => location.search).toBe('?list=never-sent');
  await expect.element(page.getByText(/put aside/)).not.toBeInTheDocument();
});

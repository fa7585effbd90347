import { useLocation } from 'react-router';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { payoutLinkRow, payoutLinkRows, rowId } from '../testing/payout-link-row.ts';
import { show } from '../testing/show.tsx';
import { FIND_FIELD } from './find-shortcuts.tsx';
import { PayoutLinkTable } from './payout-link-table.tsx';

const issued = payoutLinkRow();
const claimed = payoutLinkRow({
  id: '65704add83911e52b70ebcbd',
  status: 'CLAIMED',
  providerStatus: 'CLAIMED',
});
const unseen = payoutLinkRow({
  id: '65704add83911e52b70ebcbe',
  status: 'OTHER',
  providerStatus: 'ON_HOLD',
  cancelState: 'unknown',
});

function showRows(items = [issued, claimed, unseen]): void {
  show(
    <>
      <input id={FIND_FIELD} type="search" aria-label="Find" />
      <PayoutLinkTable items={items} />
      <Where />
    </>,
  );
}

function Where() {
  return <output>{useLocation().pathname}</output>;
}

function link(n: number) {
  return page.getByRole('link', { name: new RegExp(`link ${rowId(n)}$`) });
}

test('a row says its state in words, the amount the Indian way, and why it was found', async () => {
  showRows();
  const words =
    /Issued ₹1,20,000\.00.* Ravi Kumar .*••••••4547 .*INV-1 .*Refund .*6 Dec 2023, 15:50 .*mobile$/;
  await expect.element(page.getByRole('row', { name: words })).toBeVisible();
});

test('a state never seen is shown in the provider’s word, and an open cancel beside it', async () => {
  showRows();
  await expect.element(page.getByRole('row', { name: /On hold Not confirmed ₹/ })).toBeVisible();
});

test('what a cancel waits for is never cut off', async () => {
  await page.viewport(1024, 800);
  showRows([payoutLinkRow({ cancelState: 'awaiting-approval' })]);
  await expect.element(page.getByText('Waiting for approval')).toBeVisible();
  const cell = page.getByRole('cell').nth(1).element();
  expect(cell.scrollWidth).toBe(cell.clientWidth);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(1024);
  await page.viewport(1280, 800);
});

test('the rows are walked with the arrows and opened with Enter', async () => {
  showRows();
  (page.getByRole('link').first().element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}');
  await expect.element(page.getByRole('link').nth(1)).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('status')).toHaveTextContent(`/links/${claimed.id}`);
});

test('a click anywhere on a row opens it', async () => {
  showRows();
  await page.getByText('INV-1').nth(2).click();
  await expect.element(page.getByRole('status')).toHaveTextContent(`/links/${unseen.id}`);
});

test('up from the first row leads back to the field', async () => {
  showRows();
  (page.getByRole('link').first().element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(page.getByRole('searchbox')).toHaveFocus();
});

test('End, Home and the page keys lead to rows that are then in view', async () => {
  showRows(payoutLinkRows(400));
  (link(0).element() as HTMLElement).focus();
  await userEvent.keyboard('{End}');
  await expect.element(link(399)).toHaveFocus();
  await expect.element(link(399)).toBeInViewport();
  await userEvent.keyboard('{PageUp}');
  const at = Number(document.activeElement?.closest('tr')?.dataset['index']);
  expect(at).toBeGreaterThan(375);
  expect(at).toBeLessThan(392);
  await userEvent.keyboard('{PageDown}');
  await expect.element(link(399)).toHaveFocus();
  await userEvent.keyboard('{Home}');
  await expect.element(link(0)).toHaveFocus();
  await expect.element(link(0)).toBeInViewport();
});

test('Space marks a row, Shift and the arrows mark more and fewer, Esc marks none and then leaves', async () => {
  showRows(payoutLinkRows(10));
  (link(2).element() as HTMLElement).focus();
  await userEvent.keyboard(' ');
  const bar = page.getByRole('group', { name: 'Selected links' });
  await expect.element(bar.getByText('1 selected · ₹100.02')).toBeVisible();
  await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}{/Shift}');
  await expect.element(bar.getByText('3 selected · ₹300.09')).toBeVisible();
  await expect.element(link(4)).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(bar).not.toBeInTheDocument();
  await expect.element(link(4)).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('searchbox')).toHaveFocus();
});

test('boxes mark rows without opening them, with Shift all between, and the header marks all', async () => {
  showRows(payoutLinkRows(10));
  const box = (n: number) => page.getByRole('checkbox', { name: new RegExp(`link ${rowId(n)}$`) });
  await box(1).click();
  await box(4).click({ modifiers: ['Shift'] });
  const bar = page.getByRole('group', { name: 'Selected links' });
  await expect.element(bar.getByText('4 selected · ₹400.10')).toBeVisible();
  await expect.element(box(3)).toBeChecked();
  await expect.element(page.getByRole('status')).toHaveTextContent('/');
  const all = page.getByRole('checkbox', { name: 'Select all 10 loaded' });
  await expect.element(all).toBePartiallyChecked();
  await all.click();
  await expect.element(bar.getByText(/^10 selected/)).toBeVisible();
  await all.click();
  await expect.element(bar).not.toBeInTheDocument();
});

test('marking a row moves no row', async () => {
  showRows(payoutLinkRows(10));
  const top = () => link(5).element().getBoundingClientRect().top;
  const before = top();
  await page.getByRole('checkbox').nth(3).click();
  await expect.element(page.getByRole('group', { name: 'Selected links' })).toBeVisible();
  expect(top()).toBe(before);
});

test('every row is as high as the next, whatever it says', async () => {
  const wordy = 'A very long description that goes on and on. '.repeat(8);
  showRows([issued, payoutLinkRow({ ...unseen, description: wordy, recipient: null }), claimed]);
  await expect.element(page.getByRole('row').nth(3)).toBeVisible();
  const heights = [...document.querySelectorAll<HTMLElement>('tbody tr')].map((row) => row.offsetHeight);
  expect(heights).toEqual([44, 44, 44]);
});

test('Tab reaches one row, and the arrows the others', async () => {
  showRows(payoutLinkRows(10));
  await expect.element(link(0)).toBeVisible();
  expect(document.querySelectorAll('tbody a[tabindex="0"]')).toHaveLength(1);
});

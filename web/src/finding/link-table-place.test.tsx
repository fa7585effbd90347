import { type ReactNode, useState } from 'react';
import { Route, Routes, useNavigate } from 'react-router';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { KeepPlace } from '../keep-place.tsx';
import { payoutLinkRow, payoutLinkRows, rowId } from '../testing/payout-link-row.ts';
import { show } from '../testing/show.tsx';
import { PayoutLinkTable } from './payout-link-table.tsx';

const ROWS = payoutLinkRows(5000);

beforeEach(() => page.viewport(1280, 800));

function showFind(find: ReactNode): void {
  show(
    <>
      <KeepPlace />
      <Routes>
        <Route path="/" element={find} />
        <Route path="/links/:linkId" element={<Back />} />
      </Routes>
    </>,
  );
}

function Back() {
  const navigate = useNavigate();
  return (
    <button type="button" onClick={() => navigate(-1)}>
      Back
    </button>
  );
}

/** Find, where pressing a button changes what the table is given. */
function Changing({ to, notice }: { to: typeof ROWS; notice?: string }) {
  const [items, setItems] = useState(ROWS);
  return (
    <>
      {notice && items !== ROWS && <p className="h-24">{notice}</p>}
      <PayoutLinkTable items={items} />
      <button type="button" className="fixed right-0 bottom-0" onClick={() => setItems(to)}>
        Change
      </button>
    </>
  );
}

function link(n: number) {
  return page.getByRole('link', { name: new RegExp(`link ${rowId(n)}$`) });
}

const top = (n: number) => link(n).element().getBoundingClientRect().top;

test.for([
  ['rows', 1280],
  ['cards', 400],
] as const)('Back shows the same %s at the same place, with the focus where it was', async ([, width]) => {
  await page.viewport(width, 800);
  showFind(<PayoutLinkTable items={ROWS} />);
  scrollTo(0, 60_000);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const opened = Number(inTheMiddle()?.dataset['index']);
  expect(opened).toBeGreaterThan(200);
  const before = { scrollY, top: top(opened) };
  await link(opened).click();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect.element(link(opened)).toHaveFocus();
  await expect.poll(() => scrollY).toBe(before.scrollY);
  expect(Math.abs(top(opened) - before.top)).toBeLessThan(2);
});

test('rows that changed change in place, and the focus stays', async () => {
  const changed = ROWS.map((row, n) =>
    n === 2
      ? payoutLinkRow({ ...row, status: 'CLAIMED', providerStatus: 'CLAIMED', cancelState: 'unknown' })
      : row,
  );
  showFind(<Changing to={changed} />);
  (link(3).element() as HTMLElement).focus();
  const before = top(3);
  await clickChange();
  await expect.element(page.getByText('Claimed')).toBeVisible();
  expect(top(3)).toBe(before);
  await expect.element(link(3)).toHaveFocus();
});

test('the next page leaves the focus and every row where they were', async () => {
  showFind(<Changing to={[...ROWS, ...payoutLinkRows(200, 5000)]} />);
  (link(0).element() as HTMLElement).focus();
  await userEvent.keyboard('{End}');
  await expect.element(link(4999)).toHaveFocus();
  const before = top(4999);
  await clickChange();
  await userEvent.keyboard('{ArrowDown}{ArrowUp}');
  await expect.element(link(4999)).toHaveFocus();
  expect(top(4999)).toBeLessThanOrEqual(before);
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(link(5000)).toHaveFocus();
});

test('a notice that comes above moves no row that one reads further down', async () => {
  showFind(<Changing to={[...ROWS]} notice="3 changed" />);
  scrollTo(0, 40_000);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const seen = Number(inTheMiddle()?.dataset['index']);
  const before = top(seen);
  await clickChange();
  await expect.element(page.getByText('3 changed')).toBeInTheDocument();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(Math.abs(top(seen) - before)).toBeLessThan(2);
});

test('the row with the focus stays in the page wherever one scrolls', async () => {
  showFind(<PayoutLinkTable items={ROWS} />);
  (link(1).element() as HTMLElement).focus();
  scrollTo(0, 100_000);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await expect.element(link(1)).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(link(2)).toHaveFocus();
  await expect.element(link(2)).toBeInViewport();
});

/** Without taking the focus away. */
async function clickChange(): Promise<void> {
  (page.getByRole('button', { name: 'Change' }).element() as HTMLElement).click();
  await new Promise((resolve) => setTimeout(resolve, 100));
}

function inTheMiddle(): HTMLElement | null | undefined {
  return document.elementFromPoint(200, 400)?.closest('tr');
}

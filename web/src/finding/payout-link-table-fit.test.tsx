import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { json } from '../testing/answers.ts';
import { answer, openFind } from '../testing/open-find.tsx';
import { payoutLinkRow, payoutLinkRows } from '../testing/payout-link-row.ts';
import { leaveDesk } from '../testing/show-desk.tsx';
import { show } from '../testing/show.tsx';
import { FindPage } from './find-page.tsx';
import { PayoutLinkTable } from './payout-link-table.tsx';
import { COLUMNS, FIRST_COLUMNS } from './table-columns.ts';
import { chooseColumns } from './table-columns-chosen.ts';

let realAddress = '';
beforeEach(async () => {
  realAddress = location.href;
  await page.viewport(1280, 800);
});
afterEach(() => {
  leaveDesk();
  show(null);
  history.replaceState(null, '', realAddress);
  chooseColumns(FIRST_COLUMNS);
});

test('more columns than fit scroll in a place of their own, also by the keyboard, and the page stays', async () => {
  chooseColumns(COLUMNS.map(({ id }) => id));
  show(<PayoutLinkTable items={payoutLinkRows(3)} />);
  const region = page.getByRole('region', { name: 'All columns, side by side' });
  await expect.element(region).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(1280);
  (region.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => region.element().scrollLeft).toBeGreaterThan(0);
});

test('columns that fit need no such place', async () => {
  show(<PayoutLinkTable items={payoutLinkRows(3)} />);
  await expect.element(page.getByRole('row').nth(1)).toBeVisible();
  await expect.element(page.getByRole('region')).not.toBeInTheDocument();
});

test('an amount ends where its head ends', async () => {
  show(<PayoutLinkTable items={payoutLinkRows(3)} onSort={() => undefined} />);
  const head = page.getByRole('columnheader', { name: 'Amount' }).getByText('Amount');
  const range = document.createRange();
  range.selectNodeContents(head.element().firstChild ?? head.element());
  const amount = page.getByRole('row').nth(1).getByRole('link').element();
  expect(Math.abs(range.getBoundingClientRect().right - amount.getBoundingClientRect().right)).toBeLessThan(
    2,
  );
});

test('a day and a time stand in one line', async () => {
  const year = new Date().getFullYear();
  show(
    <PayoutLinkTable
      explains={false}
      items={[
        payoutLinkRow({ createdAt: `${year}-03-22T05:43:00Z`, expiresAt: `${year - 1}-12-22T05:43:00Z` }),
      ]}
    />,
  );
  const created = page.getByText('22 Mar, 11:13');
  await expect.element(created).toBeVisible();
  expect(created.element().getClientRects()).toHaveLength(1);
  expect(
    page
      .getByText(`22 Dec ${year - 1}`)
      .element()
      .getClientRects(),
  ).toHaveLength(1);
  await expect.element(page.getByRole('columnheader', { name: 'Found by' })).not.toBeInTheDocument();
});

test.for([1280, 320])('the first row comes where its place was kept, %d wide', async (width) => {
  await page.viewport(width, 800);
  const release = Promise.withResolvers<void>();
  openFind(<FindPage />, {
    search: async () => {
      await release.promise;
      return json(answer({ items: payoutLinkRows(3) }))();
    },
  });
  await expect.element(page.getByText('Searching…')).toBeVisible();
  const kept = document.querySelector('[data-kept]')?.getBoundingClientRect().top ?? 0;
  expect(kept).toBeGreaterThan(100);
  release.resolve();
  await expect.element(page.getByText('3 links')).toBeVisible();
  const first = () => document.querySelector('main tbody tr')?.getBoundingClientRect().top ?? 0;
  await expect.poll(first).toBeGreaterThan(0);
  expect(Math.abs(first() - kept)).toBeLessThan(2);
});

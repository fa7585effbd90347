import { useState } from 'react';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { payoutLinkRows, rowId } from '../testing/payout-link-row.ts';
import { show } from '../testing/show.tsx';
import { PayoutLinkTable } from './payout-link-table.tsx';

const PAGE = 200;
const ALL = payoutLinkRows(5 * PAGE);
const asked: number[] = [];

/** Loads as soon as it is asked, page by page. */
function Growing({ onRowsInView }: { onRowsInView?: (ids: string[]) => void }) {
  const [loaded, setLoaded] = useState(PAGE);
  return (
    <PayoutLinkTable
      items={ALL.slice(0, loaded)}
      total={ALL.length}
      hasMore={loaded < ALL.length}
      onNeedMore={() => {
        asked.push(loaded);
        setLoaded(loaded + PAGE);
      }}
      {...(onRowsInView && { onRowsInView })}
    />
  );
}

test('the next rows are asked for before one reaches the last, each page once, and only as far as needed', async () => {
  asked.length = 0;
  show(<Growing />);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(asked).toEqual([]);
  scrollTo(0, 150 * 44);
  await expect.poll(() => asked).toEqual([200]);
  scrollTo(0, document.documentElement.scrollHeight);
  await expect.poll(() => asked).toEqual([200, 400]);
  for (let turn = 0; turn < 3; turn += 1) {
    scrollTo(0, document.documentElement.scrollHeight);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  expect(asked).toEqual([200, 400, 600, 800]);
  scrollTo(0, document.documentElement.scrollHeight);
  await expect.element(page.getByRole('row', { name: new RegExp(`link ${rowId(999)}`) })).toBeInViewport();
});

test('what is in view is told once it has come to rest', async () => {
  const told: string[][] = [];
  show(<Growing onRowsInView={(ids) => told.push(ids)} />);
  scrollTo(0, 0);
  await expect.poll(() => told.at(-1)?.[0]).toBe(rowId(0));
  expect(told.at(-1)?.length).toBeLessThan(30);
  scrollTo(0, 100 * 44);
  await expect.poll(() => told.at(-1)).toContain(rowId(105));
  expect(told.at(-1)).not.toContain(rowId(0));
});

test('when the next rows do not come, it is said why, and they are asked for again only by hand', async () => {
  let tries = 0;
  show(
    <PayoutLinkTable
      items={payoutLinkRows(30)}
      hasMore
      moreTrouble="InstantPay could not be reached."
      onNeedMore={() => (tries += 1)}
    />,
  );
  await expect
    .element(page.getByRole('alert').getByText('No more rows. InstantPay could not be reached.'))
    .toBeVisible();
  expect(tries).toBe(0);
  await page.getByRole('button', { name: 'Try again' }).click();
  expect(tries).toBe(1);
});

test('paper has the rows that are loaded, up to three hundred, and says so', async () => {
  show(<PayoutLinkTable items={payoutLinkRows(400)} />);
  dispatchEvent(new Event('beforeprint'));
  expect(document.querySelectorAll('tbody tr')).toHaveLength(300);
  expect(document.body.textContent).toContain('These are the first 300 links. The CSV file has all of them.');
  dispatchEvent(new Event('afterprint'));
  await expect.poll(() => document.querySelectorAll('tbody tr').length).toBeLessThan(60);
});

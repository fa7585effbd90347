import type { LinkFilter, Sort } from '@linkdesk/server/contract/finding';
import type { Role } from '@linkdesk/server/contract/permissions';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SessionContext } from '../people/use-session.ts';
import { answerWith, json, problem } from '../testing/answers.ts';
import { payoutLinkRows } from '../testing/payout-link-row.ts';
import { sampleSession } from '../testing/sample-session.ts';
import { show } from '../testing/show.tsx';
import { PayoutLinkTable } from './payout-link-table.tsx';
import { FIRST_COLUMNS } from './table-columns.ts';
import { chooseColumns } from './table-columns-chosen.ts';
import { TableToolbar } from './table-toolbar.tsx';

const EXPORT_ID = '0197a5b2-6a4e-4d3f-9a51-0a5f7c1d2e3f';
const FILTER: LinkFilter = { status: ['ISSUED'], sort: '-amount' };

beforeEach(() => page.viewport(1280, 800));
afterEach(() => {
  vi.unstubAllGlobals();
  chooseColumns(FIRST_COLUMNS);
});

type Shown = { role?: Role; total?: number; totalIsExact?: boolean; onSort?: (sort: Sort) => void };

function showToolbar({ role = 'operator', total = 1234, totalIsExact = true, onSort }: Shown = {}): void {
  show(
    <SessionContext value={sampleSession({ roles: [role] })}>
      <TableToolbar filter={FILTER} total={total} totalIsExact={totalIsExact} {...(onSort && { onSort })} />
      <PayoutLinkTable items={payoutLinkRows(5)} sort={FILTER.sort} {...(onSort && { onSort })} />
    </SessionContext>,
  );
}

test('the file is asked for with the filter of the rows, and fetched from its own address', async () => {
  const received = answerWith(json({ id: EXPORT_ID }));
  const fetched: (string | null)[] = [];
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function note(
    this: HTMLAnchorElement,
  ) {
    fetched.push(this.getAttribute('href'));
  });
  showToolbar();
  await page.getByRole('button', { name: 'CSV of 1,234 links' }).click();
  await expect.poll(() => fetched).toEqual([`/api/exports/${EXPORT_ID}.csv`]);
  expect(received).toMatchObject([{ path: '/api/payout-links/exports', body: FILTER }]);
  clicked.mockRestore();
});

test('why there is no file is said in words', async () => {
  answerWith(problem(503, 'overloaded'));
  showToolbar();
  await page.getByRole('button', { name: /^CSV of/ }).click();
  await expect.element(page.getByText('No file. In words: overloaded.')).toBeVisible();
});

test('what was not counted to its end is said to be more', async () => {
  showToolbar({ total: 10_000, totalIsExact: false });
  await expect.element(page.getByRole('button', { name: 'CSV of more than 10,000 links' })).toBeVisible();
});

test('who may not export sees no button for it', async () => {
  showToolbar({ role: 'agent' });
  await expect.element(page.getByRole('button', { name: 'Choose columns' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: /^CSV/ })).not.toBeInTheDocument();
});

test('a column that is asked for stands in its place, and the browser remembers its name alone', async () => {
  showToolbar();
  await page.getByRole('button', { name: 'Choose columns' }).click();
  await page.getByRole('checkbox', { name: 'Link id' }).click();
  await page.getByRole('checkbox', { name: 'Mobile' }).click();
  await userEvent.keyboard('{Escape}');
  const headers = page.getByRole('columnheader').elements();
  expect(headers.slice(1).map((header) => header.textContent)).toEqual([
    ...['Status', 'Amount', 'Recipient', 'Reference', 'Purpose · description', 'Created (IST)', 'Expires'],
    ...['Link id', 'Found by'],
  ]);
  expect(localStorage.getItem('linkdesk.columns')).toBe(
    '["status","amount","recipient","reference","purpose","created","expires","linkId","foundBy"]',
  );
});

test('a click on a header sorts by it, the next one the other way round', async () => {
  const asked: Sort[] = [];
  showToolbar({ onSort: (sort) => asked.push(sort) });
  await expect
    .element(page.getByRole('columnheader', { name: 'Amount' }))
    .toHaveAttribute('aria-sort', 'descending');
  await expect
    .element(page.getByRole('columnheader', { name: 'Created (IST)' }))
    .not.toHaveAttribute('aria-sort');
  await page.getByRole('button', { name: 'Amount' }).click();
  await page.getByRole('button', { name: 'Expires' }).click();
  await page.getByRole('button', { name: 'Created (IST)' }).click();
  expect(asked).toEqual(['amount', 'expires', '-created']);
});

test('cards are sorted above them', async () => {
  await page.viewport(320, 800);
  const asked: Sort[] = [];
  showToolbar({ onSort: (sort) => asked.push(sort) });
  await page.getByRole('combobox', { name: 'Sort' }).selectOptions('Expires first');
  expect(asked).toEqual(['expires']);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
});

import type { Directory } from '@linkdesk/server/contract/directory';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { json, problem } from '../testing/answers.ts';
import { answer, COMPLETE, openFind, paste, searches } from '../testing/open-find.tsx';
import { payoutLinkRow, payoutLinkRows, rowId } from '../testing/payout-link-row.ts';
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
const linesField = page.getByRole('textbox', { name: 'Find a payout link' });
const filters = page.getByRole('group', { name: 'Filters' });

const mobile = { kind: 'mobile', text: '••••••4547', note: null } as const;
test('several pasted lines stay lines; those not found are named', async () => {
  const lines = [
    { readAs: mobile, found: 1 },
    { readAs: { kind: 'order id', text: 'ORD-17', note: null }, found: 0 } as const,
    { readAs: { kind: 'nothing', text: 'Looks like a UTR.', note: null }, found: 0 } as const,
  ];
  const set = answer({ items: payoutLinkRows(1), lines, readAs: { kind: 'several', text: '', note: null } });
  const { received } = openFind(<FindPage />, { search: ({ q }) => json(q ? set : answer())() });
  await expect.element(page.getByText('3 links')).toBeVisible();
  paste('98765 44547\r\nORD-17\n412345678901', field);
  await expect.element(linesField).toHaveValue('98765 44547\nORD-17\n412345678901');
  await expect.element(linesField).toHaveFocus();
  await expect.element(page.getByText('1 of 3 lines found')).toBeVisible();
  await expect.element(page.getByText('not found · read as order id ORD-17')).toBeVisible();
  await expect.element(page.getByText('not found · Looks like a UTR.')).toBeVisible();
  await expect.poll(() => searches(received).at(-1)?.q).toBe('98765 44547\nORD-17\n412345678901');
  await page.getByRole('button', { name: 'Empty the field' }).click();
  await expect.element(field).toHaveFocus();
});

test('what a filter hides is counted, and one click lifts every filter', async () => {
  const { received } = openFind(
    <FindPage />,
    {
      search: (asked) => json(answer('status' in asked ? { items: [], hiddenByFilters: 3 } : {}))(),
    },
    { at: '/?status=CLAIMED&amount=100..&sort=amount#q=ravi' },
  );
  await expect.element(page.getByText(/^3 more without the filters/)).toBeVisible();
  await page.getByRole('button', { name: 'Show them' }).click();
  await expect.element(page.getByText('3 links')).toBeVisible();
  await expect.poll(() => location.search).toBe('?sort=amount');
  await expect.poll(() => location.hash).toBe('#q=ravi');
  await expect.poll(() => searches(received).at(-1)).toEqual({ q: 'ravi', sort: 'amount', limit: 50 });
});

test('filters are chosen from menus, say what they are set to, and are lifted one by one', async () => {
  const { received } = openFind(<FindPage />, { purposes: [{ purpose: 'Refund', links: 1203 }] });
  await filters.getByRole('button', { name: 'Status' }).click();
  await page.getByRole('checkbox', { name: 'Issued' }).click();
  await page.getByRole('checkbox', { name: 'Processing' }).click();
  await expect.element(page.getByRole('button', { name: 'Status: Issued, Processing' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await filters.getByRole('button', { name: 'Purpose' }).click();
  await page.getByRole('button', { name: 'Refund 1,203 in all' }).click();
  await filters.getByRole('button', { name: 'Amount' }).click();
  await page.getByRole('textbox', { name: 'From ₹' }).fill('1,00x');
  await userEvent.keyboard('{Enter}');
  await expect
    .element(page.getByText('“1,00x” is no amount. Write it like 500, 1,20,000 or 2 lakh.'))
    .toBeVisible();
  await page.getByRole('textbox', { name: 'From ₹' }).fill('1.2 lakh');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: 'Amount: from ₹1,20,000' })).toBeVisible();
  await filters.getByRole('button', { name: 'Expires' }).click();
  await page.getByRole('button', { name: 'Tomorrow' }).click();
  await expect.element(page.getByRole('button', { name: 'Expires: tomorrow' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove the filter Expires' }).click();
  await expect.poll(() => location.search).toBe('?status=ISSUED,PROCESSING&purpose=Refund&amount=120000..');
  await expect
    .poll(() => searches(received).at(-1))
    .toEqual({
      status: ['ISSUED', 'PROCESSING'],
      purpose: 'Refund',
      amountMin: 12_000_000,
      limit: 50,
    });
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect.poll(() => location.search).toBe('');
});

test('worklists show count and money, are lists of their own, and are left by a second click', async () => {
  const amount = (paise: number) => ({ paise, currency: 'INR' as const });
  const { received } = openFind(
    <FindPage />,
    {
      worklists: [
        { worklist: 'expires-today', links: 3, amount: amount(412_000) },
        { worklist: 'not-confirmed', links: 0, amount: amount(0) },
      ],
    },
    { at: '/?status=CLAIMED#q=ravi' },
  );
  const today = page.getByRole('button', { name: 'Expires today 3 ₹4,120.00' });
  await today.click();
  await expect.element(today).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => location.search + location.hash).toBe('?list=expires-today&sort=expires');
  await expect.element(field).toHaveValue('');
  await expect
    .poll(() => searches(received).at(-1))
    .toMatchObject({ worklist: 'expires-today', sort: 'expires' });
  await page.getByRole('button', { name: 'Not confirmed 0' }).click();
  await expect.poll(() => location.search).toBe('?list=not-confirmed');
  await page.getByRole('button', { name: 'Not confirmed 0' }).click();
  await expect.poll(() => location.search).toBe('');
});

test('an agent starts without worklists and without everybody’s links, and searches like all others', async () => {
  const { received } = openFind(<FindPage />, {}, { roles: ['agent'] });
  await expect.element(page.getByText(/^Type or paste what the caller has/)).toBeVisible();
  await expect.element(page.getByText(/^All 98,012 links of InstantPay are here/)).toBeVisible();
  expect(received.map(({ path }) => path)).toEqual(['/api/directory']);
  await userEvent.type(field, 'ravi');
  await expect.element(page.getByText('3 links')).toBeVisible();
  expect(received.some(({ path }) => path === '/api/worklists')).toBe(false);
});

test('a view is saved with words and filters, opened, removed and put back', async () => {
  const { desk } = openFind(
    <FindPage />,
    {},
    { at: '/?list=never-sent&created=2026-11-01..2026-11-21#q=diwali' },
  );
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('textbox', { name: 'Save what is filtered now as' }).fill('Diwali, never sent');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Saved as Diwali, never sent.')).toBeVisible();
  expect(desk.views[0]?.filter).toEqual({
    q: 'diwali',
    worklist: 'never-sent',
    createdFrom: '2026-10-31T18:30:00Z',
    createdTo: '2026-11-21T18:30:00Z',
  });
  await userEvent.keyboard('{Escape}');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Diwali, never sent', exact: true }).click();
  await expect
    .poll(() => location.search + location.hash)
    .toBe('?created=2026-11-01..2026-11-21&list=never-sent#q=diwali');
  await expect.element(field).toHaveValue('diwali');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Remove the view Diwali, never sent' }).click();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect.element(page.getByRole('button', { name: 'Diwali, never sent', exact: true })).toBeVisible();
});

test('nothing moves by itself: what changed and what is new is said, and shown in its place when asked', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const before = payoutLinkRows(3);
  const { desk } = openFind(<FindPage />, { search: () => json(answer({ items: before }))() });
  const amounts = () =>
    page
      .getByRole('row')
      .elements()
      .slice(1)
      .map((row) => row.textContent);
  await expect.element(page.getByText('3 links')).toBeVisible();
  await expect.element(page.getByText('INV-2')).toBeVisible();
  const shown = amounts();
  const tops = () =>
    page
      .getByRole('row')
      .elements()
      .map((row) => row.getBoundingClientRect().top);
  const places = tops();

  const claimed = { ...before[1], status: 'CLAIMED', providerStatus: 'CLAIMED' } as (typeof before)[0];
  const fresh = payoutLinkRow({ id: rowId(9), referenceNo: 'INV-9' });
  desk.rows = json(answer({ items: [before[0], claimed, before[2]] as typeof before }));
  desk.search = json(answer({ items: [fresh, before[0], claimed, before[2]] as typeof before }));
  vi.advanceTimersByTime(30_000);
  const notice = page.getByRole('button', { name: '1 changed · 1 new: Show' });
  await expect.element(notice).toBeVisible();
  expect(amounts()).toEqual(shown);
  expect(tops()).toEqual(places);

  await notice.click();
  await expect.element(page.getByText('4 links')).toBeVisible();
  await expect.element(page.getByRole('row').nth(1)).toMatchTextContent('INV-9');
  await expect.element(page.getByRole('row').nth(3)).toMatchTextContent(/Claimed.*INV-1/);
  await expect.element(notice).not.toBeInTheDocument();
  await expect.element(page.getByRole('main')).toHaveFocus();
});

test('an empty list fills by itself while the first links are read', async () => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    shouldAdvanceTime: true,
  });
  const filling: Directory = { ...COMPLETE, state: 'filling', links: 0, read: 0, atProvider: 98_000 };
  const { desk } = openFind(<FindPage />, {
    search: () => json(answer({ items: [] }))(),
    directory: filling,
  });
  await expect
    .element(page.getByText('The first links are being read. They appear here by themselves.'))
    .toBeVisible();
  desk.search = () => json(answer())();
  desk.directory = { ...filling, links: 12_400, read: 12_400 };
  await expect.element(page.getByText('3 links')).toBeVisible();
  await expect
    .element(page.getByText(/^The links of InstantPay are being read: 12,400 of 98,000\./))
    .toBeVisible();
  await expect.element(page.getByRole('progressbar')).toHaveAttribute('value', '12400');
});

test('a list that cannot be read again stays, with why', async () => {
  const { desk } = openFind(<FindPage />);
  await expect.element(page.getByText('3 links')).toBeVisible();
  desk.search = problem(503, 'overloaded');
  await page.getByRole('button', { name: 'Read the list again' }).click();
  await expect.element(page.getByText('In words: overloaded.')).toBeVisible();
  await expect.element(page.getByText('INV-2')).toBeVisible();
});

test('that InstantPay could not be asked is said beside what was found', async () => {
  openFind(<FindPage />, {
    search: () => json(answer({ providerTrouble: 'InstantPay could not be asked as well.' }))(),
  });
  await expect.element(page.getByText('InstantPay could not be asked as well.')).toBeVisible();
});

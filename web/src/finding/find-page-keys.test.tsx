import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { json } from '../testing/answers.ts';
import { answer, openFind, searches } from '../testing/open-find.tsx';
import { payoutLinkRow, payoutLinkRows } from '../testing/payout-link-row.ts';
import { leaveDesk } from '../testing/show-desk.tsx';
import { Palette } from './palette.tsx';
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
const filters = page.getByRole('group', { name: 'Filters' });
const amount = { kind: 'amount', text: '₹500.00', note: null } as const;

test('Enter opens the only row, though nothing says that it is meant, also when it stands there already', async () => {
  openFind(<FindPage />, { search: () => json(answer({ items: [payoutLinkRow()], readAs: amount }))() });
  await expect.element(page.getByText('1 link')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Link page')).toBeVisible();
});

test('Enter before the answer is there waits for it, and goes to the first of several rows', async () => {
  openFind(<FindPage />, {
    search: ({ q }) =>
      json(q ? answer({ items: payoutLinkRows(3), readAs: amount }) : answer({ items: [] }))(),
  });
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('500{Enter}');
  await expect.element(page.getByRole('row').nth(1).getByRole('link')).toHaveFocus();
  expect(location.pathname).toBe('/');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.element(page.getByText('Link page')).toBeVisible();
});

test('who types on after Enter stays where they are', async () => {
  const release = Promise.withResolvers<void>();
  openFind(<FindPage />, {
    search: async ({ q }) => {
      if (q) await release.promise;
      return json(answer({ items: [payoutLinkRow()], readAs: amount }))();
    },
  });
  await expect.element(page.getByText('1 link')).toBeVisible();
  await userEvent.keyboard('50{Enter}0');
  release.resolve();
  await expect.element(page.getByText('1 link · Read as amount ₹500.00')).toBeVisible();
  await expect.element(field).toHaveFocus();
  expect(location.pathname).toBe('/');
});

test('the keys are said where they work, and one cross empties the field', async () => {
  openFind(<FindPage />, {}, { at: '/#q=ravi' });
  await expect.element(page.getByText('↓ rows · Enter opens')).toBeVisible();
  await page.getByRole('button', { name: 'Empty the field' }).click();
  await expect.element(field).toHaveValue('');
  await expect.element(field).toHaveFocus();
  await expect.poll(() => location.hash).toBe('');
  await expect.element(page.getByRole('button', { name: 'Empty the field' })).not.toBeInTheDocument();
});

test('the head that sorts keeps the focus', async () => {
  openFind(<FindPage />);
  const head = page.getByRole('columnheader', { name: 'Expires' }).getByRole('button');
  await expect.element(head).toBeVisible();
  (head.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => location.search).toBe('?sort=expires');
  await expect.element(head).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => location.search).toBe('?sort=-expires');
  await expect.element(head).toHaveFocus();
});

test('what goes when it is pressed gives the focus to what stands beside it', async () => {
  openFind(<FindPage />, {}, { at: '/?status=CLAIMED#q=ravi' });
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect.element(filters.getByRole('button', { name: 'Status' })).toHaveFocus();
  expect(location.hash).toBe('#q=ravi');

  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('textbox', { name: 'Save what is filtered now as' }).fill('Ravi');
  await userEvent.keyboard('{Enter}');
  await page.getByRole('button', { name: 'Remove the view Ravi' }).click();
  await expect.element(page.getByRole('button', { name: 'Put it back' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: 'Remove the view Ravi' })).toBeVisible();
  expect(document.activeElement).not.toBe(document.body);
});

test('what was found over the page is shown on it without a second search', async () => {
  const several = answer({ items: payoutLinkRows(3), readAs: amount });
  const { received } = openFind(
    <>
      <FindPage />
      <Palette early={{ text: '', whole: false, entered: false }} onClose={() => undefined} />
    </>,
    { search: ({ q }) => json(q ? several : answer())() },
  );
  await page.getByRole('combobox', { name: 'Find anything' }).fill('500');
  await expect.element(page.getByText('3 links · Read as amount ₹500.00.')).toBeVisible();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => location.hash).toBe('#q=500');
  await expect.element(page.getByText('3 links · Read as amount ₹500.00', { exact: true })).toBeVisible();
  expect(searches(received).filter(({ q }) => q === '500')).toHaveLength(1);
});

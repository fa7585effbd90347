import { permissionsOf } from '@linkdesk/server/contract/permissions';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { answerWith, json, problem } from '../testing/answers.ts';
import { cancelledOperation } from '../testing/cancelled-operation.ts';
import { issuedLink } from '../testing/issued-link.ts';
import { show } from '../testing/show.tsx';
import { CancellationList } from './cancellation-list.tsx';

afterEach(() => vi.unstubAllGlobals());

const open = cancelledOperation({
  id: '0197a5b2-6a4e-4d3f-9a51-000000000001',
  state: 'sending',
  label: 'Sending',
  because: 'Asked at 15:00:01 IST by Asha Rao',
  final: false,
  answers: { claimable: 'unknown', replacement: 'not-yet', because: 'the cancel is on its way' },
});
const other = cancelledOperation({
  id: '0197a5b2-6a4e-4d3f-9a51-000000000002',
  final: false,
  state: 'unknown',
});
const ended = cancelledOperation({ id: open.id, updatedAt: '2023-12-12T09:31:00Z' });
const readLink = () => Promise.resolve(issuedLink());
const viewer = { permissions: permissionsOf(['operator']) };
const listOf = (...items: object[]) => json({ items, nextCursor: null });

const rows = page.getByRole('listitem');

test('a cancel that ends stays where it is read; the list moves only when asked to', async () => {
  answerWith(listOf(open, other), listOf(other, ended));
  show(<CancellationList filter={null} viewer={viewer} readLink={readLink} />);
  await expect.element(rows.first().getByText('Sending', { exact: true })).toBeVisible();
  await expect.element(rows.first().getByText(/^New link\? Do not send one yet:/)).toBeVisible();
  const below = rows.nth(1).element();
  const top = below.getBoundingClientRect().top;
  await expect.element(page.getByRole('button', { name: '1 changed: show' })).toBeVisible();
  await expect.element(rows.first().getByText(/^New link\? You may send one:/)).toBeVisible();
  expect(below.getBoundingClientRect().top).toBe(top);
  await page.getByRole('button', { name: '1 changed: show' }).click();
  await expect.element(rows.last().getByText(`${ended.because}.`)).toBeVisible();
  await expect.element(page.getByRole('button', { name: /changed/ })).not.toBeInTheDocument();
});

test('no open cancel is good news, and says so', async () => {
  answerWith(listOf());
  show(<CancellationList filter="open" viewer={viewer} readLink={readLink} />);
  await expect.element(page.getByText(/^No cancel is open/)).toBeVisible();
});

test('a list that cannot be read says why, and is asked again', async () => {
  answerWith(problem(503, 'overloaded'), listOf(ended));
  show(<CancellationList filter={null} viewer={viewer} readLink={readLink} />);
  await expect.element(page.getByText('In words: overloaded.')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(rows.first().getByText('Cancelled', { exact: true })).toBeVisible();
});

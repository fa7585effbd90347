import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';
import { paste } from './paste.ts';
import { untilDirectoryKnows } from './until-directory-knows.ts';

const CLAIMED = '65704add83911e52b70ebcbc';

const field = (page: Page) => page.getByRole('searchbox', { name: 'Find a payout link' });
const rowOf = (page: Page, linkId: string) =>
  page.getByRole('row').filter({ has: page.locator(`[href$="${linkId}"]`) });

const MEERA = {
  recipient: { name: 'Meera Iyer', mobile: '9812345678', email: 'meera.iyer@example.in' },
  amountPaise: 7_712_345,
  referenceNo: 'INV-2026-7781',
  orderId: '1231212092125MEERA',
  shortCode: 'Qx7Lm2',
  description: 'Return of a blue kettle',
};

test('an agent pastes a link id and reads what to say: claimed, where and when, and no new link', async ({
  page,
  openAs,
}) => {
  await openAs('agent');
  await expect(field(page)).toBeFocused();
  await noAxeViolations(page);

  await field(page).fill(CLAIMED);

  await expect(page).toHaveURL(`/links/${CLAIMED}`);
  const summary = page.getByRole('region', { name: 'Summary' });
  await expect(summary).toContainText('₹120.11');
  await expect(summary).toContainText(/Claimed on 12 Dec 2023 at 14:51:31 IST .*YES BANK.*5742/);
  await expect(summary).toContainText('Can it still be claimed? No.');
  await expect(summary).toContainText('Do not send one:');
  await expect(page.getByRole('button', { name: /^Cancel ₹/ })).toHaveCount(0);
});

test('whatever the person on the phone reads out opens the link by the paste alone', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink(MEERA);
  await openAs('operator');
  await untilDirectoryKnows(page);
  for (const words of [
    '9812345678',
    '+91 98123 45678',
    '098123-45678',
    MEERA.orderId,
    `Hi team, order ${MEERA.orderId} not received yet, pls check urgently`,
    MEERA.referenceNo,
    `https://instant.pe/${MEERA.shortCode}`,
    'Meera.Iyer@example.in',
    'From: Meera Iyer <meera.iyer@example.in>',
  ]) {
    await test.step(words, async () => {
      await page.goto('/');
      await expect(field(page)).toBeFocused();
      await paste(page, words);
      await expect(page).toHaveURL(`/links/${id}`);
    });
  }
});

test('the order of the payment and the last four of the account find a claimed link', async ({
  page,
  openAs,
}) => {
  await openAs('operator');
  await untilDirectoryKnows(page);
  await paste(page, '1231212092131FDBUT');
  await expect(page).toHaveURL(`/links/${CLAIMED}`);
  await page.goto('/');
  await expect(field(page)).toBeFocused();
  await paste(page, '5742');
  await expect(rowOf(page, CLAIMED)).toContainText(/account$/);
  await expect(page).toHaveURL('/#q=5742');
});

test('what may be several things shows rows that say why they were found, and opens none', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink({ ...MEERA, amountPaise: 12_34_567 });
  await openAs('operator');
  await untilDirectoryKnows(page);
  for (const [words, why] of [
    ['₹12,345.67', 'amount'],
    ['5678', 'mobile'],
    ['meera', 'name'],
    ['blue kettle', 'description'],
  ] as const) {
    await test.step(words, async () => {
      await field(page).fill('');
      await field(page).focus();
      await paste(page, words);
      await expect(rowOf(page, id)).toContainText(new RegExp(`${why}$`));
      await expect(page).toHaveURL(/\/#q=/);
    });
  }
  await noAxeViolations(page);
});

test('several lines are a set: the rows of those found, and each line that was not', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink({ referenceNo: 'SET-ONE-1' });
  const other = server.sandbox.control.makeLink({ recipient: { mobile: '9812300011' } });
  await openAs('operator');
  await untilDirectoryKnows(page);
  await paste(page, 'SET-ONE-1\n98123 00011\nSET-NONE-1\n');
  const lines = page.getByRole('region', { name: 'Lines' });
  await expect(lines).toContainText('2 of 3 lines found');
  await expect(lines).toContainText('SET-NONE-1');
  for (const linkId of [id, other.id]) await expect(rowOf(page, linkId)).toBeVisible();
  await noAxeViolations(page);
});

test('twelve digits that no link has are said to look like a UTR', async ({ page, openAs }) => {
  await openAs('operator');
  await untilDirectoryKnows(page);
  await paste(page, '432156789012');
  await expect(page.getByText('InstantPay does not give UTRs with links', { exact: false })).toBeVisible();
  await noAxeViolations(page);
});

test('the only link of a mobile opens once typing has stopped, and Back returns without opening it again', async ({
  page,
  openAs,
  server,
}) => {
  const mobile = '9123400789';
  const { id } = server.sandbox.control.makeLink({ recipient: { mobile } });
  await openAs('operator');
  await untilDirectoryKnows(page);
  await field(page).fill(mobile);
  await expect(page).toHaveURL(`/links/${id}`);
  await page.goBack();
  await expect(page.getByText(/^1 link · /)).toBeVisible();
  // Longer than a pause in typing.
  await page.waitForTimeout(1500);
  await expect(page).toHaveURL(new RegExp(`/#q=${mobile}$`));
});

test('several ids in one line are a list of their links, and half an id is named as one', async ({
  page,
  openAs,
}) => {
  await openAs('operator');
  await field(page).fill(`${CLAIMED} or 657a99b961f05879ae06cb56`);
  await expect(page.getByText('2 of 2 found')).toBeVisible();
  await noAxeViolations(page);
  await field(page).fill('65704f');
  await expect(page.getByText('A link id has 24 characters; this has 6.')).toBeVisible();
  await field(page).fill(`${CLAIMED} or 657a99b961f05879ae06cb56`);
  await page.getByRole('link', { name: new RegExp(CLAIMED) }).click();
  await expect(page).toHaveURL(`/links/${CLAIMED}`);
});

test('while InstantPay is down, Find answers from what it knows and says what it could not ask', async ({
  page,
  openAs,
  server,
}) => {
  const { control } = server.sandbox;
  const { id } = control.makeLink({ amountPaise: 3_210_987 });
  await openAs('operator');
  await untilDirectoryKnows(page);
  control.setFault({ fault: 'refuse' });
  try {
    await field(page).fill('₹32,109.87');
    await expect(rowOf(page, id)).toContainText(/amount$/);
    await field(page).fill('9000000123');
    await expect(
      page
        .getByRole('status')
        .filter({ hasText: /InstantPay/ })
        .first(),
    ).toBeVisible();
    await noAxeViolations(page);
  } finally {
    await control.clearFaults();
  }
});

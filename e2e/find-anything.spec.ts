import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';
import { paste } from './paste.ts';
import { untilDirectoryKnows } from './until-directory-knows.ts';

const field = (page: Page) => page.getByRole('combobox', { name: 'Find anything' });
const chosen = (page: Page) => page.getByRole('dialog').getByRole('option', { selected: true });

test('over the Audit page Ctrl K leads to a worklist, a page and a link, by the keyboard alone', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink({ referenceNo: 'INV-OVER-AUDIT-1' });
  await openAs('approver', '/audit');
  await untilDirectoryKnows(page);

  await page.keyboard.press('Control+K');
  await expect(field(page)).toBeFocused();
  await expect(page.getByRole('option', { name: /^Expires today 0 links · ₹0\.00/ })).toBeVisible();
  await noAxeViolations(page);
  await page.keyboard.type('exp tod');
  await expect(page.getByRole('option').first()).toHaveText(/^Expires today/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/?list=expires-today&sort=expires');

  await page.goto('/audit');
  await expect(page.getByRole('heading', { name: 'Audit' })).toBeVisible();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('canc');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(chosen(page)).toHaveText(/^Cancelled today/);
  await page.keyboard.press('ArrowDown');
  await expect(chosen(page)).toHaveText('Cancellations');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/cancellations');

  await page.keyboard.press('Control+K');
  await page.keyboard.type('INV-OVER-AUDIT-1');
  await expect(chosen(page)).toHaveText(/₹120\.11.*reference$/);
  await expect(page.getByRole('dialog').getByText(/^1 link · Read as reference/)).toBeVisible();
  await noAxeViolations(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/links/${id}`);
});

test('what is pasted opens at once from any page, and a list of lines becomes a set on Find', async ({
  page,
  openAs,
  server,
}) => {
  const { control } = server.sandbox;
  const { id } = control.makeLink({ recipient: { mobile: '9123400781' } });
  const other = control.makeLink({ recipient: { mobile: '9123400782' } });
  await openAs('operator', '/for-you');
  await untilDirectoryKnows(page);
  await page.keyboard.press('Control+K');
  await paste(page, 'Caller: +91 91234-00781');
  await expect(page).toHaveURL(`/links/${id}`);
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('Control+K');
  await paste(page, `9123400781\n9123400782\n`);
  await expect(page).toHaveURL(/\/#q=/);
  for (const linkId of [id, other.id])
    await expect(page.getByRole('row').filter({ has: page.locator(`[href$="${linkId}"]`) })).toBeVisible();
});

test('what is typed before its program has come is not lost', async ({ page, openAs }) => {
  const arrival = Promise.withResolvers<void>();
  await page.route(/\/assets\/palette-.*\.js$/, async (route) => {
    await arrival.promise;
    await route.continue();
  });
  await openAs('operator', '/account');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('clai');
  await expect(field(page)).toHaveValue('clai');
  await noAxeViolations(page);
  arrival.resolve();
  await expect(page.getByRole('option', { name: /^Claimed today/ })).toBeVisible();
  await page.keyboard.type('med');
  await expect(field(page)).toHaveValue('claimed');
});

test('on a link it offers what can be done there, and Esc gives the focus back', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('operator', `/links/${id}`);
  const cancel = page.getByRole('button', { name: /^Cancel ₹/ });
  await cancel.focus();
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cancel).toBeFocused();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('resend');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /^Resend/ })).toBeVisible();
  // Nothing opens over a dialog.
  await page.keyboard.press('Control+K');
  await expect(field(page)).toHaveCount(0);
});

test('nothing typed is kept: not in the history, not in the address, not in storage', async ({
  page,
  openAs,
}) => {
  await openAs('operator', '/account');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const steps = await page.evaluate(() => history.length);
  await page.keyboard.press('Control+K');
  await page.keyboard.type('9123499999');
  await expect(page.getByRole('dialog').getByText(/^0 links · Read as mobile/)).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => history.length)).toBe(steps);
  await expect(page).toHaveURL('/account');
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept).not.toContain('91234');
  await page.keyboard.press('Control+K');
  await expect(field(page)).toHaveValue('');
});

test('an agent finds links and pages there, and no worklist', async ({ page, openAs }) => {
  await openAs('agent', '/for-you');
  await page.getByRole('button', { name: 'Find anything' }).click();
  await expect(page.getByRole('option', { name: 'My account' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Worklists' })).toHaveCount(0);
  await expect(page.getByRole('option', { name: 'People' })).toHaveCount(0);
});

test('with the single keys off, / types nothing and opens nothing, and Ctrl K still does', async ({
  page,
  openAs,
}) => {
  await openAs('operator', '/for-you');
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await page.getByRole('checkbox', { name: /single keys/ }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(field(page)).toHaveCount(0);
  await page.keyboard.press('Control+K');
  await expect(field(page)).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test.describe(`in ${colorScheme} colours, ${width} pixels wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 720 } });

      test('it stands still while it finds, and nothing has to be scrolled sideways', async ({
        page,
        openAs,
      }) => {
        await openAs('operator', '/audit');
        await untilDirectoryKnows(page);
        await page.keyboard.press('Control+K');
        const dialog = page.getByRole('dialog', { name: 'Find anything' });
        await expect(dialog.getByRole('option').first()).toBeVisible();
        const before = await dialog.boundingBox();
        await page.keyboard.type('refund');
        await expect(dialog.getByRole('option').nth(1)).toBeVisible();
        expect(await dialog.boundingBox()).toEqual(before);
        expect(
          await page.evaluate(() => {
            const list = document.querySelector('[role=listbox]');
            return [document.documentElement, list].map((box) =>
              box ? Math.max(0, box.scrollWidth - box.clientWidth) : 1,
            );
          }),
        ).toEqual([0, 0]);
        await noAxeViolations(page);
      });
    });
  }
}

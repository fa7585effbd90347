import { createPerson } from '@linkdesk/server/testing/create-person';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';

/** The pages around who one is, and what stands above them. */
const OF_PEOPLE = [
  ['/people', 'People'],
  ['/account', 'Amit Sharma'],
  ['/for-you', 'For you'],
] as const;

const CLAIMED = '65704add83911e52b70ebcbc';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('axe finds nothing on Find, on a link and in the cancel dialog', async ({
      page,
      openAs,
      server,
    }) => {
      const { id } = server.sandbox.control.makeLink();
      await openAs('operator');
      await expect(page.getByRole('row').nth(1)).toBeVisible();
      await noAxeViolations(page);
      for (const linkId of [CLAIMED, id]) {
        await page.goto(`/links/${linkId}`);
        await expect(page.getByRole('region', { name: 'Summary' })).toBeVisible();
        await noAxeViolations(page);
      }
      await page.getByRole('button', { name: /^Cancel ₹/ }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    });

    test('axe finds nothing on People, My account and For you', async ({ page, openAs }) => {
      for (const [path, heading] of OF_PEOPLE) {
        await openAs('admin', path);
        await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
        await expect(page.getByText('Loading…')).toHaveCount(0);
        await noAxeViolations(page);
      }
    });
  });
}

for (const width of [320, 1024, 1280]) {
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 640 } });

    test('no page of people has to be scrolled sideways, and no button is torn', async ({
      page,
      openAs,
      server,
    }) => {
      await createPerson(server, {
        name: 'Venkatanarasimharajuvaripeta Subramaniam',
        roles: ['admin', 'approver'],
      });
      for (const [path, heading] of OF_PEOPLE) {
        await openAs('admin', path);
        await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
        await expect(page.getByText('Loading…')).toHaveCount(0);
        expect(await sidewaysPixels(page)).toBeLessThanOrEqual(0);
        for (const button of await page.getByRole('main').getByRole('button').all())
          expect((await button.boundingBox())?.height ?? 0).toBeLessThan(52);
      }
      await page.goto('/people');
      await page.getByRole('button', { name: 'Invite a person…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await sidewaysPixels(page)).toBeLessThanOrEqual(0);
    });
  });
}

test.describe('at 320 pixels', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('no page has to be scrolled sideways', async ({ page, openAs, server }) => {
    const { id } = server.sandbox.control.makeLink();
    await openAs('operator');
    await expect(page.getByRole('searchbox', { name: 'Find a payout link' })).toBeVisible();
    await expect(page.getByText('Ravi Kumar').first()).toBeVisible();
    expect(await sidewaysPixels(page)).toBeLessThanOrEqual(0);
    for (const linkId of [CLAIMED, id]) {
      await page.goto(`/links/${linkId}`);
      await expect(page.getByRole('region', { name: 'Summary' })).toBeVisible();
      expect(await sidewaysPixels(page)).toBeLessThanOrEqual(0);
    }
    await page.getByRole('button', { name: /^Cancel ₹/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await sidewaysPixels(page)).toBeLessThanOrEqual(0);
  });
});

test.describe('for people who ask for no motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves while a dialog opens', async ({ page, openAs, server }) => {
    const { id } = server.sandbox.control.makeLink();
    await openAs('operator', `/links/${id}`);
    await page.getByRole('button', { name: /^Cancel ₹/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    const moving = await page.evaluate(
      () =>
        document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0) > 1)
          .length,
    );
    expect(moving).toBe(0);
  });
});

function sidewaysPixels(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

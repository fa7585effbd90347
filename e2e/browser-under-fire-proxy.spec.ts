import { expect, test } from './fixtures.ts';
import {
  FULL_PACE,
  cancelReceived,
  cancelledOnce,
  confirm,
  holdCancel,
  readyToCancel,
} from './ready-to-cancel.ts';

const CANCELLATIONS = '**/api/payout-links/*/cancellations';

test.use({ serverEnv: FULL_PACE });

test.describe('a proxy that gives up first', () => {
  test.use({ refusals: [504] });

  test('reads as not known or as what became of it, never as not cancelled', async ({
    page,
    openAs,
    server,
  }) => {
    const { id } = server.sandbox.control.makeLink();
    holdCancel(server, id);
    const gaveUp: Promise<unknown>[] = [];
    await page.route(CANCELLATIONS, async (route) => {
      gaveUp.push(route.fetch());
      await cancelReceived(server, id);
      await route.fulfill({ status: 504, contentType: 'text/html', body: '<h1>504 Gateway Time-out</h1>' });
    });
    await openAs('operator', `/links/${id}`);
    const dialog = await readyToCancel(page);
    await confirm(page);
    const told = dialog.getByText(/^(Sending|Not known whether Linkdesk took this on|Cancelled)$/);
    await expect(told.first()).toBeVisible();
    await expect(dialog).not.toContainText(/Nothing was sent|Not cancelled/);
    await Promise.all(gaveUp);
    await expect(dialog.getByText('Cancelled', { exact: true })).toBeVisible({ timeout: 10_000 });
    await dialog.getByRole('button', { name: 'Close' }).click();
    await cancelledOnce(page, server, id);
  });
});

for (const [when, together] of [
  ['one after the other', false],
  ['at the same moment', true],
] as const) {
  test(`a proxy that repeats the request ${when} sends one Cancel`, async ({ page, openAs, server }) => {
    const { id } = server.sandbox.control.makeLink();
    const statuses: number[] = [];
    await page.route(CANCELLATIONS, async (route) => {
      const first = route.fetch();
      if (!together) await first;
      const answers = await Promise.all([first, route.fetch()]);
      statuses.push(...answers.map((answer) => answer.status()));
      await route.fulfill({ response: answers[1] });
    });
    await openAs('operator', `/links/${id}`);
    const dialog = await readyToCancel(page);
    const clicked = page.waitForRequest(CANCELLATIONS);
    await confirm(page);
    await expect(dialog.getByText('Cancelled', { exact: true })).toBeVisible();
    expect(statuses.toSorted((one, other) => one - other)).toEqual([200, 201]);

    // And once more, long after the end.
    const late = await page.request.fetch(await clicked);
    expect([late.status(), await late.json()]).toEqual([
      200,
      expect.objectContaining({ label: 'Cancelled' }),
    ]);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await cancelledOnce(page, server, id);
  });
}

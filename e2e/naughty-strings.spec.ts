import { startServer, type TestServer } from '@linkdesk/server/testing';
import { NAUGHTY_STRINGS } from '@linkdesk/server/testing/naughty-strings';
import type { Locator, Page } from '@playwright/test';
import { test as base, expect } from './fixtures.ts';
import { untilDirectoryKnows } from './until-directory-knows.ts';

/** Its links hold words of ours, so nothing of them is looked for in logs. */
const test = base.extend<object, { server: TestServer }>({
  server: [
    async ({}, use) => {
      const env = { REQUESTS_PER_MINUTE: '10000000', DIRECTORY_EVERY_S: '0.2' };
      const server = await startServer({ forgetsRecipients: true, env });
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
});
test.use({ refusals: [400, 401, 404, 429] });
test.setTimeout(60_000);

let flaws: string[];
test.beforeEach(async ({ page }) => {
  flaws = await watchForScripts(page);
});
test.afterEach(() => expect(flaws).toEqual([]));

test('whatever InstantPay says of a link, every page shows it as words', async ({ page, openAs, server }) => {
  const made = inGroupsOf(1600).map((texts) => makeLink(server, texts));
  await openAs('auditor');
  await untilDirectoryKnows(page);
  await openAs('operator');
  await expect(page.getByRole('row').nth(made.length)).toBeVisible();
  await holdsOnlyOurs(page);
  for (const [n, id] of made.entries()) {
    // Half of them as somebody for whom all of it is masked first.
    if (n === Math.floor(made.length / 2)) await openAs('agent');
    await page.goto(`/links/${id}`);
    await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Can it still be claimed?');
    await holdsOnlyOurs(page);
  }
});

test('whatever people write, those who read it see words', async ({ page, openAs, server }) => {
  const headers = { origin: server.origin };
  await openAs('agent');
  for (const texts of inGroupsOf(450)) {
    const { id } = server.sandbox.control.makeLink();
    const link = (await (await page.request.get(`/api/payout-links/${id}`)).json()) as {
      cancellation: { seen: unknown };
    };
    const ask = (reason: string) =>
      page.request.post(`/api/payout-links/${id}/cancellations`, {
        data: { reason, ticket: texts[0]?.slice(0, 60), seen: link.cancellation.seen },
        headers: { ...headers, 'Idempotency-Key': crypto.randomUUID() },
      });
    expect((await ask(texts.join(' '))).status()).toBeLessThan(500);
  }
  await openAs('admin');
  for (const [n, texts] of inGroupsOf(80).entries()) {
    const data = { name: texts.join(' '), email: `n${n}@desk.example`, roles: ['agent'] };
    expect((await page.request.post('/api/people', { data, headers })).status()).toBeLessThan(500);
  }
  for (const [role, path, waits] of [
    ['admin', '/people', 'n0@desk.example'],
    ['auditor', '/audit', 'Invited a person'],
    ['auditor', '/audit?action=cancel-requested', 'Asha Nair'],
    ['operator', '/cancellations?state=awaiting-approval', 'Asked by'],
  ] as const) {
    await openAs(role, path);
    await expect(page.getByRole('main').getByText(waits).last()).toBeVisible();
    await holdsOnlyOurs(page);
  }
});

test('whatever is pasted into a field, nothing of it runs and the page goes on', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('operator', `/links/${id}`);
  await expect(page.getByRole('button', { name: /^Cancel ₹/ })).toBeVisible();
  await page.keyboard.press('c');
  const caller = page.getByRole('textbox', { name: 'Check with caller' });
  await pasteEach(caller);
  for (const text of ['<script>alert(1)</script>', "' OR 1=1 -- ", '\u202Etest\u202E', '${alert(1)}']) {
    await caller.fill(text);
    await page.keyboard.press('Enter');
    await expect(page.getByText(/No match|Not checked/)).toBeVisible();
  }
  await page.getByRole('button', { name: /^Cancel ₹/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Other', { exact: true }).check();
  await pasteEach(dialog.getByLabel('Other reason, in words'));
  await pasteEach(dialog.getByLabel('Ticket number (optional)'));
  await dialog.getByLabel('Other reason, in words').fill('"><img src=x onerror=alert(1)>');
  await dialog.getByLabel('Ticket number (optional)').fill('javascript:alert(1)');
  await dialog.getByRole('button', { name: /^Cancel ₹/ }).click();
  await expect(dialog.getByText('Cancelled', { exact: true })).toBeVisible();
  await expect(dialog.getByText(/"><img src=x onerror=alert\(1\)>/)).toBeVisible();
  await holdsOnlyOurs(page);

  await page.goto('/');
  const find = page.getByRole('searchbox', { name: 'Find a payout link' });
  for (const texts of inGroupsOf(1900).slice(0, 12)) {
    const answered = page.waitForResponse('**/api/payout-links/search');
    await find.fill(texts.join(' '));
    await page.keyboard.press('Enter');
    await answered;
    await holdsOnlyOurs(page);
  }
  await page.reload();
  await expect(find).toBeVisible();

  await openAs('admin', '/audit');
  await pasteEach(page.getByLabel('Link or other id'));
  await page.keyboard.press('Enter');
  await page.goto('/people');
  await page.getByRole('button', { name: 'Invite a person…' }).click();
  await pasteEach(dialog.getByLabel('Name'));
  await pasteEach(dialog.getByLabel('E-mail'));
  await holdsOnlyOurs(page);

  await page.context().clearCookies();
  await page.goto('/?company=<script>alert(1)</script>#"><img src=x onerror=alert(1)>');
  await page.getByText('Sign in with e-mail and password').click();
  await pasteEach(page.getByLabel('E-mail'));
  await pasteEach(page.getByLabel('Password', { exact: true }));
  await page.getByLabel('E-mail').fill('"<svg/onload=alert(1)>"@desk.example');
  await page.getByLabel('Password', { exact: true }).fill("'; drop table person; --");
  await page.keyboard.press('Enter');
  await expect(page.getByText(/The e-mail or the password is wrong|e-mail/i).first()).toBeVisible();
  await holdsOnlyOurs(page);
  await page.goto('/welcome#<script>alert(1)</script>');
  await expect(page.getByRole('heading', { name: 'Open your one-time link again' })).toBeVisible();
  await page.goto('/links/%3Cscript%3Ealert(1)%3C%2Fscript%3E');
});

/** Dialogs and calls that a payload brings about, what the policy had to stop, and answers that blame the server. */
async function watchForScripts(page: Page): Promise<string[]> {
  const found: string[] = [];
  page.on('dialog', (dialog) => {
    found.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('response', (answer) => {
    if (answer.status() >= 500) found.push(`${answer.status()} ${answer.url()}`);
  });
  await page.exposeFunction('tellTheTest', (what: string) => void found.push(what));
  await page.addInitScript(() => {
    const tell = (what: string) =>
      (globalThis as unknown as { tellTheTest(what: string): void }).tellTheTest(what);
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'XSS'])
      Object.assign(globalThis, { [name]: () => tell(`ran ${name}`) });
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      tell(`${effectiveDirective} stopped ${blockedURI}`),
    );
  });
  return found;
}

/** No element, address or handler of the page came out of somebody's words. */
async function holdsOnlyOurs(page: Page): Promise<void> {
  const foreign = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter(
        (element) =>
          element.matches(
            'script, iframe, object, embed, img, base, meta, link, style, video, audio, marquee',
          ) ||
          /^\s*(javascript|data|vbscript):/i.test(element.getAttribute('href') ?? '') ||
          element.getAttributeNames().some((name) => name.startsWith('on')),
      )
      .map(({ outerHTML }) => outerHTML.slice(0, 200)),
  );
  expect(foreign).toEqual([]);
}

/** Each string alone, as if pasted over the one before; the page draws all of them. */
async function pasteEach(field: Locator): Promise<void> {
  await field.evaluate((element: HTMLInputElement, texts) => {
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    for (const text of [...texts, '']) {
      write?.call(element, text.slice(0, element.maxLength));
      element.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  }, NAUGHTY_STRINGS);
}

/** All of them, so many beside each other as fit into a text of that length. */
function inGroupsOf(length: number): string[][] {
  const groups: string[][] = [];
  let left = 0;
  for (const text of NAUGHTY_STRINGS.filter((each) => each.length <= length)) {
    if (left < text.length + 1) {
      groups.push([]);
      left = length;
    }
    groups.at(-1)?.push(text);
    left -= text.length + 1;
  }
  return groups;
}

/** In every text that InstantPay gives of a link; each alone in the timeline, all of them in the rest. */
function makeLink(server: TestServer, texts: string[]): string {
  const text = texts.join(' ');
  const rows = texts.map((each, n) => ({
    ...{ status: each, activityAt: Date.now() - 60_000 - n * 1000, orderId: each },
    ...{ accountType: each, accountNumber: each, accountIfsc: each },
  }));
  return server.sandbox.control.makeLink({
    ...{ purpose: text, description: text, referenceNo: text, orderId: text, shortCode: text },
    status: texts.find(({ length }) => length > 2 && length <= 60) ?? 'ISSUED',
    paymentModes: texts,
    recipient: { name: text, mobile: text, email: text },
    activity: [...rows, { status: `Payout link notification sent to ${text}`, activityAt: text }],
  }).id;
}

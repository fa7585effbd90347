import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';
import { watchPage } from './watch-page.ts';

test('the watch over every journey notices what no page should do', async ({ context }) => {
  const page = await context.newPage();
  const problems = watchPage(page, [401]);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Sign in to Linkdesk' })).toBeVisible();
  expect(problems).toEqual([]);

  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('thrown on purpose');
    });
    void Promise.reject(new Error('rejected on purpose'));
    console.error('said on purpose');
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.head.append(style);
    // An address reserved for documentation: the policy refuses it before anything is sent.
    return fetch('http://192.0.2.1/').catch(() => undefined);
  });

  const all = () => problems.join('\n');
  await expect.poll(all).toContain('uncaught: thrown on purpose');
  await expect.poll(all).toContain('uncaught: rejected on purpose');
  await expect.poll(all).toContain('error: said on purpose');
  await expect.poll(all).toMatch(/inline style .*violates the following Content Security Policy/);
  await expect.poll(all).toMatch(/192\.0\.2\.1.*violates the following Content Security Policy/);
});

test('a page that leaves its reader behind is found by axe', async ({ context }) => {
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Sign in to Linkdesk' })).toBeVisible();
  await page.evaluate(() => document.body.append(document.createElement('img')));
  await expect(noAxeViolations(page)).rejects.toThrow('image-alt');
});

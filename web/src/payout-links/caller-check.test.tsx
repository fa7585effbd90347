import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { answerWith, broken, json } from '../testing/answers.ts';
import { show } from '../testing/show.tsx';
import { setSingleKeys } from '../ui/single-keys.ts';
import { CallerCheck } from './caller-check.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
  setSingleKeys(true);
});

const field = page.getByLabelText('Check with caller');
const check = page.getByRole('button', { name: 'Check' });
const told = () => page.getByRole('status').first().element().textContent;

test('the agent reads only whether it matches and how many tries are left; the field is empty again', async () => {
  const received = answerWith(json({ match: false, triesLeft: 4 }), json({ match: true, triesLeft: 1 }));
  show(<CallerCheck linkId="65704add83911e52b70ebcbc" />);
  await field.fill(' 98765 43210 ');
  await userEvent.keyboard('{Enter}');
  await expect.poll(told).toBe('No match4 tries left');
  await expect.element(field).toHaveValue('');
  await expect.element(field).toHaveFocus();
  await field.fill('r@example.in');
  // An answer to the words before is no answer to these.
  await expect.poll(told).toBe('');
  await check.click();
  await expect.poll(told).toBe('Match1 try left');
  await expect.element(field).toHaveValue('');
  await expect.element(field).toHaveFocus();
  expect(received.map(({ path, body }) => [path, body])).toEqual([
    ['/api/payout-links/65704add83911e52b70ebcbc/caller-checks', { said: '98765 43210' }],
    ['/api/payout-links/65704add83911e52b70ebcbc/caller-checks', { said: 'r@example.in' }],
  ]);
});

test('when the tries are used up it says until when and whom else to ask', async () => {
  const body = { type: 'x', title: 'x', status: 429, detail: 'x', code: 'too-many-requests', requestId: 'r' };
  answerWith(
    () =>
      new Response(JSON.stringify(body), {
        status: 429,
        headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '1200' },
      }),
  );
  show(<CallerCheck linkId="65704add83911e52b70ebcbc" />);
  await field.fill('9876543210');
  await check.click();
  await expect
    .poll(told)
    .toMatch(
      /^Five tries per link and hour are used up\. Try again at \d\d:\d\d IST or hand over to Finance\.$/,
    );
});

test('an answer that did not come is no answer, and what was said is kept nowhere', async () => {
  answerWith(broken);
  show(<CallerCheck linkId="65704add83911e52b70ebcbc" />);
  await field.fill('9876543210');
  await check.click();
  await expect.poll(told).toMatch(/^Not checked\. Linkdesk could not be reached/);
  expect(document.documentElement.innerHTML).not.toContain('9876543210');
  await expect.element(field).toHaveValue('');
  expect(JSON.stringify([{ ...sessionStorage }, { ...localStorage }])).not.toContain('9876543210');
});

test('nothing typed, nothing asked', async () => {
  const received = answerWith(json({ match: true, triesLeft: 1 }));
  show(<CallerCheck linkId="65704add83911e52b70ebcbc" />);
  await field.fill('   ');
  await check.click();
  await expect.poll(told).toBe('Type what the caller says first.');
  expect(received).toEqual([]);
});

test('no answer moves what stands below it', async () => {
  answerWith(json({ match: false, triesLeft: 4 }), broken);
  show(
    <>
      <CallerCheck linkId="65704add83911e52b70ebcbc" />
      <p>Below</p>
    </>,
  );
  const top = () => page.getByText('Below').element().getBoundingClientRect().top;
  const before = top();
  await check.click();
  await expect.poll(told).toBe('Type what the caller says first.');
  expect(top()).toBe(before);
  await field.fill('1');
  await check.click();
  await expect.poll(told).toBe('No match4 tries left');
  expect(top()).toBe(before);
  await field.fill('1');
  await check.click();
  await expect.poll(told).toMatch(/^Not checked/);
  expect(top()).toBe(before);
});

test('who may look at the values has only a button until they want it; the key c opens it as well', async () => {
  show(<CallerCheck linkId="65704add83911e52b70ebcbc" folded />);
  await expect.element(field).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Check with caller' }).click();
  await expect.element(field).toHaveFocus();
  show(<CallerCheck linkId="65704add83911e52b70ebcbc" folded />);
  await expect.element(page.getByRole('button', { name: 'Check with caller' })).toBeVisible();
  await userEvent.keyboard('c');
  await expect.element(field).toHaveFocus();
  await expect.element(field).toHaveValue('');
});

test('the key c reaches the field, but is a letter in it, and nothing where single keys are off', async () => {
  show(<CallerCheck linkId="65704add83911e52b70ebcbc" />);
  await expect.element(field).toBeVisible();
  await userEvent.keyboard('c');
  await expect.element(field).toHaveFocus();
  await expect.element(field).toHaveValue('');
  await userEvent.keyboard('c');
  await expect.element(field).toHaveValue('c');
  setSingleKeys(false);
  (field.element() as HTMLElement).blur();
  await userEvent.keyboard('c');
  await expect.element(field).not.toHaveFocus();
});

import type { Role } from '@linkdesk/server/contract/permissions';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Locator, page } from 'vitest/browser';
import { SessionContext } from '../people/use-session.ts';
import { answerEach, json, problem, type Received } from '../testing/answers.ts';
import { issuedLink } from '../testing/issued-link.ts';
import { inMinutes, sampleSession } from '../testing/sample-session.ts';
import { show } from '../testing/show.tsx';
import { LinkFacts } from './link-facts.tsx';
import { LinkSummary } from './link-summary.tsx';
import { Reveals } from './reveals.tsx';
import { ticketText } from './ticket-text.ts';
import { Timeline } from './timeline.tsx';

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const MOBILE = '9876504547';
const ACCOUNT = '22233300095742';
const eye = (noun: string) => page.getByRole('button', { name: `Show the ${noun}` });
const dialog = page.getByRole('dialog');

type Asked = { role?: Role; freshMinutes?: number; until?: string; answers?: (() => Response)[] };

function openLink({
  role = 'operator',
  freshMinutes = 60,
  until = inMinutes(5),
  answers,
}: Asked = {}): Received[] {
  const values: Record<string, string | null> = {
    mobile: MOBILE,
    email: null,
    account: ACCOUNT,
    'link-address': 'https://upi.in/abc25FH',
  };
  let n = 0;
  const received = answerEach(({ path, body }) => {
    const given = answers?.[n++];
    if (given) return given();
    if (path === '/api/auth/fresh-sign-in') return json(sampleSession())();
    const { field } = body as { field: string };
    return json({ field, value: values[field] ?? null, until })();
  });
  const account = { type: 'ACCOUNT', number: '••••5742', ifsc: null, bank: 'YES BANK', virtual: true };
  const row = { source: 'provider', account, orderId: '123' } as const;
  const link = issuedLink({
    activity: [
      ...issuedLink().activity,
      { ...row, kind: 'verified', text: 'Checked', at: '2023-12-12T09:21:31Z' },
      { ...row, kind: 'claimed', text: 'Claimed', at: '2023-12-12T09:21:31Z' },
    ],
  });
  show(
    <SessionContext value={sampleSession({ roles: [role], freshUntil: inMinutes(freshMinutes) })}>
      <Reveals linkId={link.id}>
        <LinkSummary link={link} ticket={() => ticketText(link, 'Asha Rao')} inDoubt={false} />
        <LinkFacts link={link} onRefresh={() => Promise.resolve()} />
        <Timeline link={link} />
      </Reveals>
    </SessionContext>,
  );
  return received;
}

function placeOf(locator: Locator): number[] {
  const { x, y, height } = locator.element().getBoundingClientRect();
  return [x, y, height];
}

test.each(['agent', 'admin', 'auditor'] as const)(
  'an %s has no eye to reveal anything with',
  async (role) => {
    openLink({ role });
    await expect.element(page.getByText('••••••4547').first()).toBeVisible();
    await expect.element(page.getByRole('button', { name: /^Show the/ })).not.toBeInTheDocument();
  },
);

test('a revealed field stands in its place until a time, and nothing moves', async () => {
  const received = openLink();
  await expect.element(eye('mobile')).toBeVisible();
  const places = () =>
    [
      page.getByText('What to do:'),
      page.getByRole('button', { name: 'Copy link id' }),
      page.getByText(/^Waiting for the recipient|^Account check, when/).first(),
      page.getByText('••••25FH'),
      page.getByRole('button', { name: 'Copy for ticket' }),
      page.getByRole('button', { name: /^(Show|Hide) the e-mail$/ }),
    ].map(placeOf);
  const before = [...places(), placeOf(eye('mobile'))];
  await eye('mobile').click();
  await expect.element(page.getByText(MOBILE)).toBeVisible();
  await expect.element(page.getByText(/^until \d\d:\d\d IST$/)).toBeVisible();
  const hide = page.getByRole('button', { name: 'Hide the mobile' });
  expect([...places(), placeOf(hide)]).toEqual(before);
  expect(received.map(({ path, body }) => [path, body])).toEqual([
    ['/api/payout-links/65704add83911e52b70ebcbc/reveals', { field: 'mobile' }],
  ]);
  await hide.click();
  await expect.element(page.getByText(MOBILE)).not.toBeInTheDocument();
  await expect.element(eye('mobile')).toHaveFocus();
});

test('name, mobile and e-mail are read as one line where there is room, and nothing moves in a narrow one', async () => {
  openLink();
  await expect.element(eye('mobile')).toBeVisible();
  const middle = (locator: Locator) => {
    const { top, bottom } = locator.element().getBoundingClientRect();
    return (top + bottom) / 2;
  };
  const name = middle(page.getByText('Ravi Kumar'));
  expect(middle(page.getByText('••••••4547').first())).toBeCloseTo(name, 0);
  expect(middle(page.getByText('g••••@gmail.com').first())).toBeCloseTo(name, 0);
  await page.viewport(320, 640);
  const places = () =>
    [page.getByText('What to do:'), page.getByRole('button', { name: 'Copy link id' })].map(placeOf);
  const before = places();
  await eye('mobile').click();
  await eye('e-mail').click();
  await expect.element(page.getByText('InstantPay gave none')).toBeVisible();
  const after = places();
  await page.viewport(1280, 800);
  expect(after).toEqual(before);
});

test('the account is revealed where it was last used, the link’s address in the facts', async () => {
  openLink();
  await eye('account number').click();
  await expect.element(page.getByText(`YES BANK virtual account ${ACCOUNT}`)).toBeVisible();
  await eye('link address').click();
  await expect.element(page.getByText('https://upi.in/abc25FH')).toBeVisible();
});

test('where InstantPay gave none, that is said', async () => {
  openLink();
  await eye('e-mail').click();
  await expect.element(page.getByText('InstantPay gave none')).toBeVisible();
});

test('it is masked again when its time is over', async () => {
  openLink({ until: new Date(Date.now() + 1500).toISOString() });
  await eye('mobile').click();
  await expect.element(page.getByText(MOBILE)).toBeVisible();
  await expect.element(page.getByText(MOBILE)).not.toBeInTheDocument();
  await expect.element(eye('mobile')).toBeVisible();
});

test('it is masked again when nobody can see the tab, and nothing is shown in a hidden one', async () => {
  openLink();
  await eye('mobile').click();
  await eye('account number').click();
  await expect.element(page.getByText(`YES BANK virtual account ${ACCOUNT}`)).toBeVisible();
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  await expect.element(page.getByText(MOBILE)).not.toBeInTheDocument();
  await expect.element(page.getByText(`YES BANK virtual account ${ACCOUNT}`)).not.toBeInTheDocument();
  await eye('mobile').click();
  await expect.element(eye('mobile')).toBeVisible();
  visibility.mockRestore();
  document.dispatchEvent(new Event('visibilitychange'));
  expect(document.body.textContent).not.toContain(MOBILE);
});

test('neither the ticket text, paper nor a storage of the browser gets it', async () => {
  openLink();
  await eye('mobile').click();
  await expect.element(page.getByText(MOBILE)).toBeVisible();
  const clipboard = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await page.getByRole('button', { name: 'Copy for ticket' }).click();
  expect(clipboard.mock.lastCall?.[0]).toContain('••••••4547');
  expect(clipboard.mock.lastCall?.[0]).not.toContain(MOBILE);
  expect(page.getByText(MOBILE).element().closest('.print\\:hidden')).not.toBeNull();
  expect(JSON.stringify([{ ...sessionStorage }, { ...localStorage }])).not.toContain(MOBILE);
});

test('an old sign-in is proved in a small dialog before anything is asked', async () => {
  const received = openLink({ freshMinutes: -1 });
  await eye('mobile').click();
  await expect.element(page.getByRole('dialog', { name: 'Show the mobile?' })).toBeVisible();
  await expect.element(dialog.getByRole('button', { name: 'Show mobile' })).toBeDisabled();
  expect(received).toEqual([]);
  await dialog.getByLabelText(/^Six digits/).fill('123456');
  await dialog.getByRole('button', { name: 'Show mobile' }).click();
  await expect.element(page.getByText(MOBILE)).toBeVisible();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Hide the mobile' })).toHaveFocus();
});

test('what could not be recorded is not shown, and says so', async () => {
  openLink({ answers: [problem(503, 'not-recorded')] });
  await eye('mobile').click();
  await expect.element(dialog.getByText('Not shown', { exact: true })).toBeVisible();
  await expect.element(dialog.getByText('In words: not-recorded.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Keep masked' }).click();
  await expect.element(eye('mobile')).toHaveFocus();
});

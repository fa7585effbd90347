import type { Directory } from '@linkdesk/server/contract/directory';
import type { OutputOf } from '@linkdesk/server/contract/endpoint';
import type { listPurposes, listWorklists, searchPayoutLinks } from '@linkdesk/server/contract/finding';
import type { Role } from '@linkdesk/server/contract/permissions';
import type { SavedView } from '@linkdesk/server/contract/saved-views';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { answerEach, json, problem, type Received } from '../testing/answers.ts';
import { payoutLinkRow, payoutLinkRows, rowId } from '../testing/payout-link-row.ts';
import { sampleSession } from '../testing/sample-session.ts';
import { leaveDesk, showDesk } from '../testing/show-desk.tsx';
import { FindPage } from './find-page.tsx';

type Answer = OutputOf<typeof searchPayoutLinks>;
type Asked = { q?: string; linkIds?: string[]; cursor?: string };

/** What the stand-in server knows; a test changes it while the page is open. */
type Desk = {
  search: (asked: Asked) => Response | Promise<Response>;
  rows: () => Response;
  directory: Directory;
  worklists: OutputOf<typeof listWorklists>['items'];
  purposes: OutputOf<typeof listPurposes>['items'];
  views: SavedView[];
};

let realAddress = '';
beforeEach(() => {
  realAddress = location.href;
  sessionStorage.clear();
});
afterEach(() => {
  leaveDesk();
  history.replaceState(null, '', realAddress);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const field = page.getByRole('searchbox', { name: 'Find a payout link' });
const linesField = page.getByRole('textbox', { name: 'Find a payout link' });
const filters = page.getByRole('group', { name: 'Filters' });
const opened = page.getByText('Link page');

function answer(changes: Partial<Answer> = {}): Answer {
  const items = changes.items ?? payoutLinkRows(3);
  return {
    items,
    nextCursor: null,
    total: items.length,
    totalIsExact: true,
    readAs: { kind: 'everything', text: '', note: null },
    lines: [],
    opens: null,
    hiddenByFilters: null,
    providerTrouble: null,
    ...changes,
  };
}

const COMPLETE: Directory = {
  state: 'complete',
  links: 98_012,
  atProvider: 98_012,
  read: null,
  newReadAt: '2026-11-22T05:00:00Z',
  openReadAt: '2026-11-22T05:00:00Z',
  allReadAt: '2026-11-22T00:00:00Z',
  unread: 0,
  trouble: null,
};

function openFind(desk: Partial<Desk> = {}, { at = '/', roles = ['operator'] as Role[] } = {}) {
  const all: Desk = {
    search: () => json(answer())(),
    rows: () => json(answer({ items: [] }))(),
    directory: COMPLETE,
    worklists: [],
    purposes: [],
    views: [],
    ...desk,
  };
  const received = answerEach(({ path, body }) => {
    const asked = (body ?? {}) as Asked;
    switch (path) {
      case '/api/payout-links/search':
        return asked.linkIds ? all.rows() : all.search(asked);
      case '/api/directory':
        return json(all.directory)();
      case '/api/worklists':
        return json({ items: all.worklists })();
      case '/api/purposes':
        return json({ items: all.purposes })();
      default:
        return path.startsWith('/api/saved-views')
          ? savedViews(all, path, body)
          : problem(404, 'not-found')();
    }
  });
  showDesk(
    <Routes>
      <Route path="/" element={<FindPage />} />
      <Route path="/links/:linkId" element={<p>Link page</p>} />
    </Routes>,
    sampleSession({ roles }),
    at,
  );
  return { desk: all, received };
}

function savedViews(desk: Desk, path: string, body: unknown): Response {
  const removed = /views\/(.*)\/remove$/.exec(path)?.[1];
  if (removed) {
    desk.views = desk.views.filter(({ id }) => id !== removed);
    return json({})();
  }
  if (body === null) return json({ items: desk.views })();
  const view = {
    ...(body as Pick<SavedView, 'name' | 'filter'>),
    id: crypto.randomUUID(),
    createdAt: '2026-11-22T05:00:00Z',
  };
  desk.views = [...desk.views, view];
  return json(view)();
}

function searches(received: Received[]): Asked[] {
  return received
    .filter(({ path, body }) => path === '/api/payout-links/search' && !(body as Asked).linkIds)
    .map(({ body }) => body as Asked);
}

/** As people paste: copied elsewhere, and inserted by the browser. */
async function paste(text: string, into: { element: () => Element } | null = field): Promise<void> {
  const source = document.createElement('textarea');
  source.value = text;
  document.body.append(source);
  source.select();
  await userEvent.copy();
  source.remove();
  if (into) (into.element() as HTMLElement).focus();
  await userEvent.paste();
}

const mobile = { kind: 'mobile', text: '••••••4547', note: null } as const;

test('what is pasted is searched at once and opens its one link at once; Back finds the words and opens nothing', async () => {
  const one = answer({ items: [payoutLinkRow()], readAs: mobile, opens: payoutLinkRow().id });
  const { received } = openFind({ search: ({ q }) => json(q ? one : answer())() });
  await expect.element(field).toHaveFocus();
  await expect.element(page.getByText('3 links')).toBeVisible();
  const before = performance.now();
  await paste('98765 44547');
  await expect.element(opened).toBeVisible();
  // Sooner than any pause in typing.
  expect(performance.now() - before).toBeLessThan(850);
  expect(searches(received).filter(({ q }) => q)).toEqual([expect.objectContaining({ q: '98765 44547' })]);
  history.back();
  await expect.element(page.getByText('1 link · Read as mobile ••••••4547')).toBeVisible();
  await expect.element(field).toHaveValue('98765 44547');
  await new Promise((resolve) => setTimeout(resolve, 1200));
  await expect.element(opened).not.toBeInTheDocument();
});

test('what is typed waits for a pause before it opens', async () => {
  const one = answer({ items: [payoutLinkRow()], readAs: mobile, opens: payoutLinkRow().id });
  openFind({ search: ({ q }) => json(q ? one : answer())() });
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('9876544547');
  await expect.element(page.getByText('1 link · Read as mobile ••••••4547')).toBeVisible();
  await expect.element(opened).not.toBeInTheDocument();
  await expect.element(opened).toBeVisible();
});

test('Enter does not wait', async () => {
  const one = answer({ items: [payoutLinkRow()], readAs: mobile, opens: payoutLinkRow().id });
  openFind({ search: ({ q }) => json(q ? one : answer())() });
  await userEvent.type(field, '9876544547{Enter}');
  const before = performance.now();
  await expect.element(opened).toBeVisible();
  expect(performance.now() - before).toBeLessThan(850);
});

test('words typed on while the answer to a paste is on its way keep the page', async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  openFind({
    search: async ({ q }) => {
      if (q === 'Ravi') await released;
      return json(q === 'Ravi' ? answer({ opens: rowId(0) }) : answer())();
    },
  });
  await expect.element(page.getByText('3 links')).toBeVisible();
  await paste('Ravi');
  await userEvent.keyboard(' Kumar');
  release();
  await new Promise((resolve) => setTimeout(resolve, 1200));
  await expect.element(opened).not.toBeInTheDocument();
});

test('a paste with nothing focused is meant for the search', async () => {
  const { received } = openFind();
  await expect.element(page.getByText('3 links')).toBeVisible();
  (document.activeElement as HTMLElement).blur();
  await paste('ORD-17', null);
  await expect.element(field).toHaveValue('ORD-17');
  await expect.poll(() => searches(received).at(-1)).toMatchObject({ q: 'ORD-17' });
});

test('several pasted lines stay lines; those not found are named', async () => {
  const lines = [
    { readAs: mobile, found: 1 },
    { readAs: { kind: 'order id', text: 'ORD-17', note: null }, found: 0 } as const,
    { readAs: { kind: 'nothing', text: 'Looks like a UTR.', note: null }, found: 0 } as const,
  ];
  const set = answer({ items: payoutLinkRows(1), lines, readAs: { kind: 'several', text: '', note: null } });
  const { received } = openFind({ search: ({ q }) => json(q ? set : answer())() });
  await expect.element(page.getByText('3 links')).toBeVisible();
  await paste('98765 44547\r\nORD-17\n412345678901');
  await expect.element(linesField).toHaveValue('98765 44547\nORD-17\n412345678901');
  await expect.element(linesField).toHaveFocus();
  await expect.element(page.getByText('1 of 3 lines found')).toBeVisible();
  await expect.element(page.getByText('not found · read as order id ORD-17')).toBeVisible();
  await expect.element(page.getByText('not found · Looks like a UTR.')).toBeVisible();
  await expect.poll(() => searches(received).at(-1)?.q).toBe('98765 44547\nORD-17\n412345678901');
  await page.getByRole('button', { name: 'Empty the field' }).click();
  await expect.element(field).toHaveFocus();
});

test('what a filter hides is counted, and one click lifts every filter', async () => {
  const { received } = openFind(
    {
      search: (asked) => json(answer('status' in asked ? { items: [], hiddenByFilters: 3 } : {}))(),
    },
    { at: '/?status=CLAIMED&amount=100..&sort=amount#q=ravi' },
  );
  await expect.element(page.getByText(/^3 more without the filters/)).toBeVisible();
  await page.getByRole('button', { name: 'Show them' }).click();
  await expect.element(page.getByText('3 links')).toBeVisible();
  await expect.poll(() => location.search).toBe('?sort=amount');
  await expect.poll(() => location.hash).toBe('#q=ravi');
  await expect.poll(() => searches(received).at(-1)).toEqual({ q: 'ravi', sort: 'amount', limit: 50 });
});

test('filters are chosen from menus, say what they are set to, and are lifted one by one', async () => {
  const { received } = openFind({ purposes: [{ purpose: 'Refund', links: 1203 }] });
  await filters.getByRole('button', { name: 'Status' }).click();
  await page.getByRole('checkbox', { name: 'Issued' }).click();
  await page.getByRole('checkbox', { name: 'Processing' }).click();
  await expect.element(page.getByRole('button', { name: 'Status: Issued, Processing' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await filters.getByRole('button', { name: 'Purpose' }).click();
  await page.getByRole('button', { name: 'Refund 1,203' }).click();
  await filters.getByRole('button', { name: 'Amount' }).click();
  await page.getByRole('textbox', { name: 'From ₹' }).fill('1,00x');
  await userEvent.keyboard('{Enter}');
  await expect
    .element(page.getByText('“1,00x” is no amount. Write it like 500 or 1,20,000.50.'))
    .toBeVisible();
  await page.getByRole('textbox', { name: 'From ₹' }).fill('1,20,000');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: 'Amount: from ₹1,20,000' })).toBeVisible();
  await filters.getByRole('button', { name: 'Expires' }).click();
  await page.getByRole('button', { name: 'Tomorrow' }).click();
  await expect.element(page.getByRole('button', { name: 'Expires: tomorrow' })).toBeVisible();
  await page.getByRole('button', { name: 'Lift the filter Expires' }).click();
  await expect.poll(() => location.search).toBe('?status=ISSUED,PROCESSING&purpose=Refund&amount=120000..');
  await expect
    .poll(() => searches(received).at(-1))
    .toEqual({
      status: ['ISSUED', 'PROCESSING'],
      purpose: 'Refund',
      amountMin: 12_000_000,
      limit: 50,
    });
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect.poll(() => location.search).toBe('');
});

test('worklists show count and money, are lists of their own, and are left by a second click', async () => {
  const amount = (paise: number) => ({ paise, currency: 'INR' as const });
  const { received } = openFind(
    {
      worklists: [
        { worklist: 'expires-today', links: 3, amount: amount(412_000) },
        { worklist: 'not-confirmed', links: 0, amount: amount(0) },
      ],
    },
    { at: '/?status=CLAIMED#q=ravi' },
  );
  const today = page.getByRole('button', { name: 'Expires today 3 ₹4,120.00' });
  await today.click();
  await expect.element(today).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => location.search + location.hash).toBe('?list=expires-today&sort=expires');
  await expect.element(field).toHaveValue('');
  await expect
    .poll(() => searches(received).at(-1))
    .toMatchObject({ worklist: 'expires-today', sort: 'expires' });
  await page.getByRole('button', { name: 'Not confirmed 0' }).click();
  await expect.poll(() => location.search).toBe('?list=not-confirmed');
  await page.getByRole('button', { name: 'Not confirmed 0' }).click();
  await expect.poll(() => location.search).toBe('');
});

test('an agent starts without worklists and without everybody’s links, and searches like all others', async () => {
  const { received } = openFind({}, { roles: ['agent'] });
  await expect.element(page.getByText(/^Type or paste what the caller has/)).toBeVisible();
  await expect.element(page.getByText(/^InstantPay’s list: 98,012 links/)).toBeVisible();
  expect(received.map(({ path }) => path)).toEqual(['/api/directory']);
  await userEvent.type(field, 'ravi');
  await expect.element(page.getByText('3 links')).toBeVisible();
  expect(received.some(({ path }) => path === '/api/worklists')).toBe(false);
});

test('a view is saved with words and filters, opened, removed and put back', async () => {
  const { desk } = openFind({}, { at: '/?list=never-sent&created=2026-11-01..2026-11-21#q=diwali' });
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('textbox', { name: 'Save what is filtered now as' }).fill('Diwali, never sent');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Saved as Diwali, never sent.')).toBeVisible();
  expect(desk.views[0]?.filter).toEqual({
    q: 'diwali',
    worklist: 'never-sent',
    createdFrom: '2026-10-31T18:30:00Z',
    createdTo: '2026-11-21T18:30:00Z',
  });
  await userEvent.keyboard('{Escape}');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Diwali, never sent', exact: true }).click();
  await expect
    .poll(() => location.search + location.hash)
    .toBe('?created=2026-11-01..2026-11-21&list=never-sent#q=diwali');
  await expect.element(field).toHaveValue('diwali');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Remove the view Diwali, never sent' }).click();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect.element(page.getByRole('button', { name: 'Diwali, never sent', exact: true })).toBeVisible();
});

test('nothing moves by itself: what changed and what is new is said, and shown in its place when asked', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const before = payoutLinkRows(3);
  const { desk } = openFind({ search: () => json(answer({ items: before }))() });
  const amounts = () =>
    page
      .getByRole('row')
      .elements()
      .slice(1)
      .map((row) => row.textContent);
  await expect.element(page.getByText('3 links')).toBeVisible();
  await expect.element(page.getByText('INV-2')).toBeVisible();
  const shown = amounts();
  const tops = () =>
    page
      .getByRole('row')
      .elements()
      .map((row) => row.getBoundingClientRect().top);
  const places = tops();

  const claimed = { ...before[1], status: 'CLAIMED', providerStatus: 'CLAIMED' } as (typeof before)[0];
  const fresh = payoutLinkRow({ id: rowId(9), referenceNo: 'INV-9' });
  desk.rows = json(answer({ items: [before[0], claimed, before[2]] as typeof before }));
  desk.search = json(answer({ items: [fresh, before[0], claimed, before[2]] as typeof before }));
  vi.advanceTimersByTime(30_000);
  const notice = page.getByRole('button', { name: '1 changed · 1 new: Show' });
  await expect.element(notice).toBeVisible();
  expect(amounts()).toEqual(shown);
  expect(tops()).toEqual(places);

  await notice.click();
  await expect.element(page.getByText('4 links')).toBeVisible();
  await expect.element(page.getByRole('row').nth(1)).toMatchTextContent('INV-9');
  await expect.element(page.getByRole('row').nth(3)).toMatchTextContent(/Claimed.*INV-1/);
  await expect.element(notice).not.toBeInTheDocument();
  await expect.element(page.getByRole('main')).toHaveFocus();
});

test('an empty list fills by itself while the first links are read', async () => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    shouldAdvanceTime: true,
  });
  const filling: Directory = { ...COMPLETE, state: 'filling', links: 0, read: 0, atProvider: 98_000 };
  const { desk } = openFind({ search: () => json(answer({ items: [] }))(), directory: filling });
  await expect
    .element(page.getByText('The first links are being read. They appear here by themselves.'))
    .toBeVisible();
  desk.search = () => json(answer())();
  desk.directory = { ...filling, links: 12_400, read: 12_400 };
  await expect.element(page.getByText('3 links')).toBeVisible();
  await expect
    .element(page.getByText(/^Reading InstantPay’s list: 12,400 of 98,000\. What is not read yet/))
    .toBeVisible();
  await expect.element(page.getByRole('progressbar')).toHaveAttribute('value', '12400');
});

test('a list that cannot be read again stays, with why', async () => {
  const { desk } = openFind();
  await expect.element(page.getByText('3 links')).toBeVisible();
  desk.search = problem(503, 'overloaded');
  await page.getByRole('button', { name: 'Read the list again' }).click();
  await expect.element(page.getByText('In words: overloaded.')).toBeVisible();
  await expect.element(page.getByText('INV-2')).toBeVisible();
});

test('that InstantPay could not be asked is said beside what was found', async () => {
  openFind({
    search: () => json(answer({ providerTrouble: 'InstantPay could not be asked as well.' }))(),
  });
  await expect.element(page.getByText('InstantPay could not be asked as well.')).toBeVisible();
});

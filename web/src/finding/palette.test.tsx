import type { PayoutLinkRow } from '@linkdesk/server/contract/finding';
import type { Role } from '@linkdesk/server/contract/permissions';
import { type ComponentProps, useState } from 'react';
import { useLocation } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SessionContext } from '../people/use-session.ts';
import { answerEach, json, problem, type Received } from '../testing/answers.ts';
import { sampleSession } from '../testing/sample-session.ts';
import { show } from '../testing/show.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Palette } from './palette.tsx';

afterEach(() => vi.unstubAllGlobals());

const RAVI = link('65704add83911e52b70ebcbc', 'Ravi Kumar');
const ASHA = link('65704add83911e52b70ebcbd', 'Asha Rao');
const field = page.getByRole('combobox', { name: 'Find anything' });
const active = () => document.getElementById(field.element().getAttribute('aria-activedescendant') ?? '');

test('the beginnings of words lead to a worklist, which says how many links and how much money it holds', async () => {
  open('operator', none);
  await field.fill('exp tod');
  const option = page.getByRole('option', { name: /^Expires today/ });
  await expect.element(option).toMatchTextContent(/3 links · ₹4,120\.00$/);
  await expect.element(page.getByRole('option')).toHaveLength(1);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByTestId('address')).toHaveTextContent('/?list=expires-today&sort=expires');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

test('↓ and ↑ walk around all that is found while the focus stays in the field', async () => {
  open('operator', found([RAVI, ASHA]));
  await field.fill('98765');
  await expect.element(page.getByRole('option')).toHaveLength(2);
  expect(active()).toMatchTextContent(/Ravi Kumar/);
  await userEvent.keyboard('{ArrowDown}');
  expect(active()).toMatchTextContent(/Asha Rao/);
  await userEvent.keyboard('{ArrowDown}{ArrowUp}');
  expect(active()).toMatchTextContent(/Asha Rao/);
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByTestId('address')).toHaveTextContent(`/links/${ASHA.id}`);
});

test('Enter before the answer is there waits for it and opens the one link that is meant', async () => {
  open('operator', found([RAVI], { opens: RAVI.id }));
  await field.fill('ORD-1');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByTestId('address')).toHaveTextContent(`/links/${RAVI.id}`);
});

test('what is typed without Enter opens nothing by itself, though it stands ready for it', async () => {
  open('operator', found([ASHA, RAVI], { opens: RAVI.id }));
  await field.fill('ORD-1');
  await expect.element(page.getByRole('option')).toHaveLength(2);
  expect(active()).toMatchTextContent(/Ravi Kumar/);
  await expect.element(page.getByTestId('address')).toHaveTextContent('/audit');
});

test('a whole link id opens its link without a search', async () => {
  const received = open('operator', none);
  await field.fill(`please look at ${RAVI.id}, thanks`);
  await expect.element(page.getByTestId('address')).toHaveTextContent(`/links/${RAVI.id}`);
  expect(searches(received)).toEqual([]);
});

test('what was pasted before the search was there counts as pasted', async () => {
  open('operator', found([RAVI], { opens: RAVI.id }), { text: 'ORD-1', whole: true, entered: false });
  await expect.element(page.getByTestId('address')).toHaveTextContent(`/links/${RAVI.id}`);
});

test('several lines become a set on Find, and are not glued together', async () => {
  open('operator', none, { text: 'ORD-1\nORD-2', whole: true, entered: false });
  await expect.element(page.getByTestId('address')).toHaveTextContent('/#q=ORD-1%0AORD-2');
});

test('eight links are listed at most, and Ctrl Enter shows all of them on Find', async () => {
  const many = Array.from({ length: 20 }, (_, n) =>
    link(`65704add83911e52b70eb${100 + n}a`.slice(0, 24), `P ${n}`),
  );
  open('operator', found(many));
  await field.fill('₹120.11');
  await expect.element(page.getByRole('option', { name: 'Show all 20 in Find' })).toBeInTheDocument();
  await expect.element(page.getByRole('option')).toHaveLength(9);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByTestId('address')).toHaveTextContent('/#q=%E2%82%B9120.11');
});

test('how many were found and how the words were read is said aloud', async () => {
  open('operator', found([RAVI, ASHA]));
  await field.fill('98765 43210');
  await expect.element(page.getByText('2 links · Read as mobile ••••••3210.')).toBeVisible();
});

test('a search that fails says why, and worklists are found all the same', async () => {
  open('operator', problem(429, 'too-many-requests'));
  await field.fill('claimed');
  await expect.element(page.getByText(/^In words: too-many-requests\./)).toBeVisible();
  await expect.element(page.getByRole('option', { name: /^Claimed today/ })).toBeVisible();
});

test('an agent finds no worklist and no page they may not open, and nothing is asked about worklists', async () => {
  const received = open('agent', none);
  await expect.element(page.getByRole('option', { name: 'Audit' })).toBeVisible();
  await expect.element(page.getByRole('option', { name: 'People' })).not.toBeInTheDocument();
  await expect.element(page.getByRole('group', { name: 'Worklists' })).not.toBeInTheDocument();
  expect(received.filter(({ path }) => path.includes('worklists'))).toEqual([]);
});

test('what the page below offers is done from here, with the focus back where it was', async () => {
  open('operator', none);
  await field.fill('copy tick');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByTestId('address')).toHaveTextContent('/audit copied');
  await expect.element(page.getByRole('button', { name: 'Open' })).toHaveFocus();
});

test('Enter that was pressed while this was on its way does what it would have done', async () => {
  open('operator', none, { text: 'copy tick', whole: false, entered: true });
  await expect.element(page.getByTestId('address')).toHaveTextContent('/audit copied');
});

test('what cannot be done now is not offered', async () => {
  open('operator', none);
  await expect.element(page.getByRole('option', { name: 'Copy for ticket' })).toBeVisible();
  await expect.element(page.getByRole('option', { name: /^Resend/ })).not.toBeInTheDocument();
});

test('Esc closes it and leaves nothing of what was typed in the address or in storage', async () => {
  open('operator', found([RAVI]));
  await field.fill('9876543210');
  await expect.element(page.getByRole('option')).toHaveLength(1);
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Open' })).toHaveFocus();
  await expect.element(page.getByTestId('address')).toHaveTextContent('/audit');
  expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href])).not.toContain('98765');
});

const none = found([]);

function open(
  role: Role,
  search: () => Response,
  early = { text: '', whole: false, entered: false },
): Received[] {
  const received = answerEach(({ path }) => {
    if (path === '/api/worklists') return json({ items: [EXPIRES_TODAY] })();
    return search();
  });
  show(
    <SessionContext value={sampleSession({ roles: [role] })}>
      <Desk early={early} />
    </SessionContext>,
    '/audit',
  );
  (page.getByRole('button', { name: 'Open' }).element() as HTMLElement).focus();
  (page.getByRole('button', { name: 'Open' }).element() as HTMLElement).click();
  return received;
}

const EXPIRES_TODAY = {
  worklist: 'expires-today',
  links: 3,
  amount: { paise: 412_000, currency: 'INR' },
};

function Desk({ early }: Pick<ComponentProps<typeof Palette>, 'early'>) {
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState('');
  const { pathname, search, hash } = useLocation();
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <button type="button" data-act="Copy for ticket" onClick={() => setDone('copied')}>
        Copy
      </button>
      <button type="button" data-act="Resend" disabled>
        Send
      </button>
      <p data-testid="address">
        {pathname + search + hash} {done}
      </p>
      {isOpen && (
        <Dialog title="Find anything" high onClose={() => setOpen(false)}>
          <Palette early={early} onClose={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}

function searches(received: Received[]): unknown[] {
  return received
    .filter(({ path }) => path === '/api/payout-links/search')
    .map(({ body }) => (body as { q: string }).q);
}

function found(items: PayoutLinkRow[], { opens = null }: { opens?: string | null } = {}): () => Response {
  return json({
    items,
    nextCursor: null,
    total: items.length,
    totalIsExact: true,
    readAs: { kind: 'mobile', text: '••••••3210', note: null },
    lines: [],
    opens,
    hiddenByFilters: null,
    providerTrouble: null,
  });
}

function link(id: string, name: string): PayoutLinkRow {
  return {
    id,
    status: 'ISSUED',
    providerStatus: 'ISSUED',
    amount: { paise: 12_011, currency: 'INR' },
    createdAt: '2023-12-06T10:20:00Z',
    createdAtSource: 'link-id',
    recipient: { name, mobile: '••••••3210', email: null },
    purpose: 'Refund',
    description: null,
    referenceNo: null,
    orderId: null,
    paymentModes: null,
    verifiesBeneficiary: null,
    activatedAt: null,
    expiresAt: null,
    matchedBy: 'mobile',
    asOf: '2023-12-06T10:20:00Z',
    cancelState: null,
  };
}

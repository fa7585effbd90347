import { Person } from '@linkdesk/server/contract/people';
import type { Role } from '@linkdesk/server/contract/permissions';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { answerEach, json, problem, type Received } from '../testing/answers.ts';
import { inMinutes, sampleSession } from '../testing/sample-session.ts';
import { show } from '../testing/show.tsx';
import { Announcer } from '../ui/announcer.tsx';
import { PeoplePage } from './people-page.tsx';
import { SessionContext } from './use-session.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  sessionStorage.clear();
});

const dialog = page.getByRole('dialog');
const URL_ONCE = 'https://desk.example/welcome#once-only-AbCdEfGhIjKlMnOpQrStUvWxYz012345';

function person(changes: Partial<Person> = {}): Person {
  return Person.parse({
    id: 'p-2',
    name: 'Dev Mehta',
    email: 'dev@example.in',
    roles: ['operator'],
    state: 'active',
    from: 'password',
    secondFactor: true,
    sessions: 2,
    lastSignInAt: '2023-12-12T09:30:00Z',
    flag: null,
    ...changes,
  });
}

type Desk = { items: Person[]; requiresSecondFactor: boolean; act: () => Response };

function openPage(role: Role, changes: Partial<Desk> = {}, freshMinutes = 60) {
  const desk: Desk = { items: [person()], requiresSecondFactor: false, act: json(person()), ...changes };
  const received: Received[] = answerEach(({ method }) => {
    if (method === 'POST') return desk.act();
    return json({ items: desk.items, settings: { requiresSecondFactor: desk.requiresSecondFactor } })();
  });
  const session = sampleSession({ roles: [role], freshUntil: inMinutes(freshMinutes) });
  show(
    <SessionContext value={session}>
      <Announcer>
        <PeoplePage />
      </Announcer>
    </SessionContext>,
    '/people',
  );
  return { desk, received, posts: () => received.filter(({ method }) => method === 'POST') };
}

async function choose(act: string): Promise<void> {
  await page.getByRole('button', { name: 'Manage Dev Mehta' }).click();
  await page.getByRole('button', { name: act }).click();
}

test('an auditor reads who may do what, and changes nothing', async () => {
  openPage('auditor', {
    items: [
      person({ roles: ['admin', 'approver'], flag: 'Manages people and cancels links.' }),
      person({ id: 'p-3', name: 'Uma Nair', state: 'invited', sessions: 0, lastSignInAt: null }),
    ],
  });
  const row = page.getByRole('row', { name: /Dev Mehta/ });
  for (const words of [
    'dev@example.in',
    'Administrator, Approver',
    'Manages people and cancels links.',
    'Active',
    'Here, with a password',
    '2 browsers',
    '12 Dec 2023, 15:00 IST',
  ])
    await expect.element(row.getByText(words)).toBeVisible();
  await expect
    .element(page.getByRole('row', { name: /Uma Nair .*Invited .*Not signed in Never/ }))
    .toBeVisible();
  await expect.element(page.getByRole('button')).not.toBeInTheDocument();
  await expect.element(page.getByRole('switch')).not.toBeInTheDocument();
});

test('whoever may not see people reads for whom the page is, and nothing is asked', async () => {
  const { received } = openPage('operator');
  await expect.element(page.getByRole('heading', { name: /^People is for administrators/ })).toBeVisible();
  expect(received).toEqual([]);
});

test('an invitation is not made until all of it is there; then its link is shown once, to be handed over', async () => {
  const invitation = { url: URL_ONCE, expiresAt: '2023-12-13T09:30:00Z' };
  const made = json({ person: person({ name: 'Ela Rao', state: 'invited' }), invitation });
  const { posts } = openPage('admin', { items: [], act: made });
  await expect.element(page.getByText(/^Nobody has an account yet/)).toBeVisible();
  await page.getByRole('button', { name: 'Invite a person…' }).click();
  const make = dialog.getByRole('button', { name: 'Make the one-time link' });
  await expect.element(dialog.getByLabelText('Name')).toHaveFocus();
  await make.click();
  await expect.element(dialog.getByText('Write a name first. Nobody was invited.')).toBeVisible();
  await dialog.getByLabelText('Name').fill(' Ela Rao ');
  await make.click();
  await expect.element(dialog.getByText(/^Write an e-mail address first/)).toBeVisible();
  await dialog.getByLabelText(/^E-mail/).fill(' ela@example.in ');
  await make.click();
  await expect.element(dialog.getByText(/^Choose at least one role first/)).toBeVisible();
  expect(posts()).toEqual([]);

  await dialog.getByRole('checkbox', { name: 'Approver' }).click();
  await dialog.getByRole('checkbox', { name: 'Administrator' }).click();
  await expect.element(dialog.getByText('Manages people and cancels links.')).toBeVisible();
  await make.dblClick();
  await expect.element(dialog.getByText(URL_ONCE)).toBeVisible();
  await expect.element(dialog.getByText(/Hand this link to Ela Rao personally.*for 24 hours/)).toBeVisible();
  expect(posts().map(({ path, body }) => [path, body])).toEqual([
    ['/api/people', { name: 'Ela Rao', email: 'ela@example.in', roles: ['approver', 'admin'] }],
  ]);

  const clipboard = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  expect(clipboard).toHaveBeenCalledWith(URL_ONCE);
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect(document.documentElement.innerHTML).not.toContain('once-only');
  expect(JSON.stringify([{ ...sessionStorage }, { ...localStorage }])).not.toContain('once-only');
});

test('a half-written invitation outlives a session that ends under it, and goes when it is not wanted', async () => {
  openPage('admin');
  await page.getByRole('button', { name: 'Invite a person…' }).click();
  await dialog.getByLabelText('Name').fill('Ela R');
  await dialog.getByLabelText(/^E-mail/).fill('ela@');
  await dialog.getByRole('checkbox', { name: 'Auditor' }).click();
  openPage('admin');
  await page.getByRole('button', { name: 'Invite a person…' }).click();
  await expect.element(dialog.getByLabelText('Name')).toHaveValue('Ela R');
  await expect.element(dialog.getByLabelText(/^E-mail/)).toHaveValue('ela@');
  await expect.element(dialog.getByRole('checkbox', { name: 'Auditor' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Do not invite' }).click();
  expect({ ...sessionStorage }).toEqual({});
});

test('where people are many one is found by name, e-mail or role', async () => {
  const many = Array.from({ length: 11 }, (_, n) =>
    person({
      id: `p-${n + 10}`,
      name: `Person ${n}`,
      email: `p${n}@example.in`,
      roles: n === 3 ? ['auditor'] : ['agent'],
    }),
  );
  openPage('admin', { items: many });
  const field = page.getByRole('searchbox', { name: 'Find a person' });
  const rows = page.getByRole('rowheader');
  await field.fill('AUDIT person');
  await expect.element(page.getByText('1 of 11')).toBeVisible();
  expect(rows.elements().map((row) => row.textContent)).toEqual(['Person 3p3@example.in']);
  await field.fill('p7@');
  await expect.poll(() => rows.elements().map((row) => row.textContent)).toEqual(['Person 7p7@example.in']);
  await field.fill('nobody');
  await expect.element(page.getByText('Nobody here has this in their name, e-mail or roles.')).toBeVisible();
});

test('ten people are read without a field to find them', async () => {
  const ten = Array.from({ length: 10 }, (_, n) => person({ id: `p-${n + 10}` }));
  openPage('admin', { items: ten });
  await expect.poll(() => page.getByRole('rowheader').elements().length).toBe(10);
  await expect.element(page.getByRole('searchbox')).not.toBeInTheDocument();
});

test.each([
  [
    'Sign out everywhere…',
    'sign-out',
    /signed out of every browser at once/,
    'Dev Mehta is signed out everywhere.',
  ],
  ['Disable…', 'disable', /cannot sign in until an administrator enables them/, 'Dev Mehta is disabled.'],
  [
    'Reset second factor…',
    'second-factor-reset',
    /forgets the authenticator app/,
    /^The second factor of Dev/,
  ],
] as const)(
  '%s says what will happen, does it once, and the outcome is said aloud',
  async (act, path, will, did) => {
    const { posts } = openPage('admin');
    await choose(act);
    await expect.element(dialog.getByText(will)).toBeVisible();
    expect(posts()).toEqual([]);
    await dialog.getByRole('button', { name: act.replace('…', '') }).dblClick();
    await expect.element(page.getByRole('status').getByText(did)).toBeInTheDocument();
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: 'Manage Dev Mehta' })).toHaveFocus();
    expect(posts().map((post) => post.path)).toEqual([`/api/people/p-2/${path}`]);
  },
);

test('a disabled person is enabled again', async () => {
  const { posts } = openPage('admin', { items: [person({ state: 'disabled', sessions: 0 })] });
  await choose('Enable…');
  await dialog.getByRole('button', { name: 'Enable' }).click();
  await expect.element(page.getByRole('status').getByText('Dev Mehta is enabled.')).toBeInTheDocument();
  expect(posts()[0]?.path).toBe('/api/people/p-2/enable');
});

test('roles are changed as a whole; the same roles are not sent', async () => {
  const { posts } = openPage('admin');
  await choose('Change roles…');
  await expect.element(dialog.getByRole('checkbox', { name: 'Finance operator' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Change roles' }).click();
  await expect.element(dialog.getByText(/^These are the roles they have/)).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Approver' }).click();
  await expect.element(dialog.getByText('Asks for cancels and approves cancels.')).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Finance operator' }).click();
  await expect.element(dialog.getByText('Asks for cancels and approves cancels.')).not.toBeInTheDocument();
  await dialog.getByRole('button', { name: 'Change roles' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(posts().map(({ path, body }) => [path, body])).toEqual([
    ['/api/people/p-2/roles', { roles: ['approver'] }],
  ]);
});

test('a new one-time link is made only after it was said that earlier ones end', async () => {
  const invitation = { url: URL_ONCE, expiresAt: '2023-12-13T09:30:00Z' };
  const { posts } = openPage('admin', { act: json({ person: person(), invitation }) });
  await choose('New one-time link…');
  await expect.element(dialog.getByText(/earlier links stop working at once/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await expect.element(dialog.getByText(URL_ONCE)).toBeVisible();
  expect(posts()[0]?.path).toBe('/api/people/p-2/invitations');
});

test('what the server refuses stays in the dialog in its words', async () => {
  openPage('admin', { act: problem(403, 'forbidden') });
  await choose('Disable…');
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await expect.element(dialog.getByText('Nothing was done', { exact: true })).toBeVisible();
  await expect.element(dialog.getByText('In words: forbidden.')).toBeVisible();
});

test('where the sign-in is too old the proof is asked for before the click', async () => {
  const { posts } = openPage('admin', {}, -1);
  await choose('Disable…');
  await expect.element(dialog.getByRole('group', { name: 'Show that it is still you' })).toBeVisible();
  await expect.element(dialog.getByRole('button', { name: 'Disable' })).toBeDisabled();
  expect(posts()).toEqual([]);
});

test('the desk-wide second factor is a switch that says what it will do', async () => {
  const { desk, posts } = openPage('admin', { act: json({ requiresSecondFactor: true }) });
  const switched = page.getByRole('switch', {
    name: 'Everybody who signs in with a password also gives a code',
  });
  await expect.element(switched).not.toBeChecked();
  await switched.click();
  await expect.element(dialog.getByText(/It counts at once: .* with their very next click/)).toBeVisible();
  desk.requiresSecondFactor = true;
  await dialog.getByRole('button', { name: 'Ask everybody' }).click();
  await expect.element(switched).toBeChecked();
  expect(posts().map(({ path, body }) => [path, body])).toEqual([
    ['/api/people-settings', { requiresSecondFactor: true }],
  ]);
});

test('the acts are walked by keyboard, and Esc gives the focus back', async () => {
  openPage('admin');
  await expect.element(page.getByRole('button', { name: 'Manage Dev Mehta' })).toBeVisible();
  (page.getByRole('button', { name: 'Manage Dev Mehta' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: 'Change roles…' })).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(page.getByRole('button', { name: 'New one-time link…' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('button', { name: 'Manage Dev Mehta' })).toHaveFocus();
});

import { randomUUID } from 'node:crypto';
import type { CancelOperation } from '../contract/cancellations.ts';
import type { PayoutLink } from '../contract/payout-links.ts';
import { createPerson } from './create-person.ts';
import type { FreshDatabase } from './fresh-sqlite.ts';
import { addSecondFactor, codeFor, forgetUsedCode } from './second-factor.ts';
import { browserOf, sessionCookieOf, signInAs, type Browser } from './sign-in.ts';
import type { TestServer } from './start-server.ts';

const PASSWORDS = ['seven quiet lanterns', 'nine loud kettles boil'] as const;

/**
 * Does everything that an account is there for on a server that has none yet, and says how each act was answered.
 * `owner` is the database with its owner's rights.
 */
export async function everyActOfPeople(
  server: TestServer,
  owner: FreshDatabase,
): Promise<[act: string, status: number][]> {
  const answered: [string, number][] = [];
  /** Answers that renew the session hand back the browser as it is from then on. */
  async function post<Body = { person: { id: string } }>(by: Browser, path: string, body: object = {}) {
    const reply = await by.post<Body>(path, body, { 'Idempotency-Key': randomUUID() });
    answered.push([path, reply.status]);
    const cookie = sessionCookieOf(reply.headers);
    return { body: reply.body, browser: cookie === '' ? by : browserOf(server, cookie) };
  }
  async function get<Body>(by: Browser, path: string) {
    const { status, body } = await by.get<Body>(path);
    answered.push([path, status]);
    return body;
  }

  const token = server.firstLink?.split('#')[1];
  const nobody = browserOf(server);
  await post(nobody, '/api/auth/invitation', { token });
  const account = { token, password: PASSWORDS[0], name: 'Asha Rao', email: 'asha@desk.example' };
  let { browser: asha } = await post(nobody, '/api/auth/invitation/accept', account);

  const ravi = { name: 'Ravi Nair', email: 'ravi@desk.example', roles: ['operator'] };
  const { id } = (await post(asha, '/api/people', ravi)).body.person;
  await post(asha, `/api/people/${id}/invitations`);
  await post(asha, `/api/people/${id}/roles`, { roles: ['operator', 'agent'] });
  for (const act of ['disable', 'enable', 'second-factor-reset', 'sign-out'])
    await post(asha, `/api/people/${id}/${act}`);
  await post(asha, '/api/people-settings', { requiresSecondFactor: false });
  await get(asha, '/api/people');

  await get(asha, '/api/my-sessions');
  await post(asha, '/api/my-sessions/end-others');
  const { browser, secret } = await addSecondFactor(server, asha);
  await forgetUsedCode({ database: owner });
  ({ browser: asha } = await post(browser, '/api/auth/fresh-sign-in', { code: codeFor(secret) }));
  ({ browser: asha } = await post(asha, '/api/auth/two-factor/remove'));
  const change = { current: PASSWORDS[0], next: PASSWORDS[1] };
  ({ browser: asha } = await post(asha, '/api/my-password', change));
  await get(asha, '/api/session');

  const operator = await signInAs(server, await createPerson({ database: owner }));
  const approver = await signInAs(server, await createPerson({ database: owner }, { roles: ['approver'] }));
  const link = `/api/payout-links/${server.sandbox.control.makeLink().id}`;
  await post(operator, `${link}/reveals`, { field: 'mobile' });
  await post(operator, `${link}/caller-checks`, { said: '9876543210' });
  const { seen } = (await get<PayoutLink>(operator, link)).cancellation;
  const asked = await post<CancelOperation>(operator, `${link}/cancellations`, {
    ...{ reason: 'Duplicate', asks: true, seen },
  });
  await post(approver, `/api/cancellations/${asked.body.id}/approve`);
  await post(operator, '/api/auth/sign-out');
  return answered;
}

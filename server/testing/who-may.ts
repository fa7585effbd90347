import { ALL_ENDPOINTS } from '../contract/all-endpoints.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import type { Role } from '../contract/permissions.ts';
import type { Problem } from '../contract/problem.ts';
import type { Browser, Reply } from './sign-in.ts';

export const ROLES: Role[] = ['agent', 'operator', 'approver', 'admin', 'auditor'];
const EVERYBODY = 'agent operator approver admin auditor';
const SEEN = { providerStatus: 'ISSUED', amount: 100, lastActivityAt: null };
const TOKEN = 'A'.repeat(43);

type Row = {
  /** Roles; `anyone` without a session, `signing-in` with one of any stage. */
  may: string;
  /** One that is understood. */
  body?: object;
  /** An old sign-in has to be shown anew. */
  fresh?: true;
  /** Whatever an identity provider adds is taken; without a company sign-in there is nothing there. */
  anyQuery?: true;
};

/** Who may, written by hand and not read from the contract. An endpoint without a row fails. */
export const WHO_MAY: Record<string, Row> = {
  'GET /api/sign-in-ways': { may: 'anyone' },
  'POST /api/sandbox/session': { may: 'anyone', body: { role: 'agent' } },
  'GET /api/session': { may: EVERYBODY },
  'POST /api/auth/sign-out': { may: 'anyone', body: {} },
  'POST /api/auth/sign-in/email': { may: 'anyone', body: { email: 'x@desk.example', password: 'x' } },
  'POST /api/auth/two-factor/verify': { may: 'signing-in', body: { code: '000000' } },
  'POST /api/auth/two-factor/set-up': { may: 'signing-in', body: {} },
  'POST /api/auth/two-factor/confirm': { may: 'signing-in', body: { code: '000000' } },
  'POST /api/auth/two-factor/remove': { may: EVERYBODY, body: {}, fresh: true },
  'POST /api/auth/sign-in/social': { may: 'anyone', body: {} },
  'GET /api/auth/callback/company': { may: 'anyone', anyQuery: true },
  'POST /api/auth/fresh-sign-in': { may: EVERYBODY, body: { code: '000000' } },
  'POST /api/auth/invitation': { may: 'anyone', body: { token: TOKEN } },
  'POST /api/auth/invitation/accept': { may: 'anyone', body: { token: TOKEN, password: 'x' } },
  'GET /api/my-sessions': { may: EVERYBODY },
  'POST /api/my-sessions/:id/end': { may: EVERYBODY, body: {}, fresh: true },
  'POST /api/my-sessions/end-others': { may: EVERYBODY, body: {}, fresh: true },
  'POST /api/my-password': { may: EVERYBODY, body: { current: 'x', next: 'y' }, fresh: true },
  'POST /api/payout-links/search': { may: EVERYBODY, body: {} },
  'POST /api/payout-links/exports': { may: 'operator approver auditor', body: {} },
  'GET /api/purposes': { may: EVERYBODY },
  'GET /api/worklists': { may: 'operator approver admin auditor' },
  'GET /api/directory': { may: EVERYBODY },
  'GET /api/saved-views': { may: EVERYBODY },
  'POST /api/saved-views': { may: EVERYBODY, body: { name: 'Mine', filter: {} } },
  'POST /api/saved-views/:id/remove': { may: EVERYBODY, body: {} },
  'GET /api/payout-links/:linkId': { may: EVERYBODY },
  'POST /api/payout-links/:linkId/resends': { may: 'agent operator approver', body: {} },
  'POST /api/payout-links/:linkId/reveals': {
    ...{ may: 'operator approver', body: { field: 'mobile' }, fresh: true },
  },
  'POST /api/payout-links/:linkId/caller-checks': {
    ...{ may: 'agent operator approver', body: { said: '9876543210' } },
  },
  'POST /api/payout-links/:linkId/cancellations': {
    ...{ may: 'agent operator approver', body: { reason: 'Duplicate', seen: SEEN }, fresh: true },
  },
  'GET /api/cancellations': { may: EVERYBODY },
  'GET /api/cancellations/:id': { may: EVERYBODY },
  'POST /api/cancellations/:id/approve': { may: 'operator approver', body: {}, fresh: true },
  'POST /api/cancellations/:id/decline': { may: 'operator approver', body: { reason: 'No' } },
  'POST /api/cancellations/:id/ask-again': {
    ...{ may: 'operator approver', body: { attempts: 1 }, fresh: true },
  },
  'POST /api/cancellations/:id/close': {
    may: 'operator approver',
    body: { ticket: 'T-1', truth: 'cancelled', reason: 'They said so' },
  },
  'GET /api/notices': { may: EVERYBODY },
  'POST /api/notices/:id/read': { may: EVERYBODY, body: {} },
  'GET /api/audit-entries': { may: EVERYBODY },
  'POST /api/audit-entries/exports': { may: 'operator approver auditor', body: {} },
  'GET /api/audit-entries/verification': { may: 'approver admin auditor' },
  'GET /api/exports/:id.csv': { may: 'operator approver auditor' },
  'GET /api/people': { may: 'admin auditor' },
  'POST /api/people': {
    ...{ may: 'admin', body: { name: 'X', email: 'x@desk.example', roles: ['agent'] }, fresh: true },
  },
  'POST /api/people/:id/invitations': { may: 'admin', body: {}, fresh: true },
  'POST /api/people/:id/roles': { may: 'admin', body: { roles: ['admin'] }, fresh: true },
  'POST /api/people/:id/disable': { may: 'admin', body: {}, fresh: true },
  'POST /api/people/:id/enable': { may: 'admin', body: {}, fresh: true },
  'POST /api/people/:id/second-factor-reset': { may: 'admin', body: {}, fresh: true },
  'POST /api/people/:id/sign-out': { may: 'admin', body: {}, fresh: true },
  'POST /api/people-settings': { may: 'admin', body: { requiresSecondFactor: true }, fresh: true },
};

export const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`;

/** For `describe.each`. */
export const NAMED_ENDPOINTS = ALL_ENDPOINTS.map((endpoint) => [nameOf(endpoint), endpoint] as const);

export function rowOf(endpoint: Endpoint): Row {
  return WHO_MAY[nameOf(endpoint)] ?? { may: 'nobody: there is no row' };
}

/** Whether somebody who is signed in in this role may. */
export function isFor(role: Role, endpoint: Endpoint): boolean {
  const may = rowOf(endpoint).may.split(' ');
  return [role, 'anyone', 'signing-in'].some((one) => may.includes(one));
}

/** Never understood by any endpoint but one, so that asking does nothing. */
export const UNKNOWN_QUERY = '?nobody-knows=1';
export const IS_UNKNOWN = 'has a field this does not take';

/** What those who may are answered to `UNKNOWN_QUERY`. */
export function toUnknownQuery(endpoint: Endpoint): [number, string] {
  return rowOf(endpoint).anyQuery ? [404, 'not-found'] : [400, 'invalid-input'];
}

/** The endpoint's address with ids of the right form that nothing has, unless told whom. */
export function pathOf({ path }: Endpoint, id = '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f'): string {
  return path.replace(':linkId', '65704add83911e52b70ebcbc').replace(':id', id);
}

type Changes = { query?: string; path?: string; body?: unknown; headers?: Record<string, string> };

/** One request that would be understood, but for the changes. */
export function ask(browser: Browser, endpoint: Endpoint, changes: Changes = {}): Promise<Reply<Problem>> {
  const { query = '', path = pathOf(endpoint), body = rowOf(endpoint).body, headers } = changes;
  if (endpoint.method === 'GET') return browser.get(path + query, headers);
  return browser.post(path + query, body, { 'Idempotency-Key': crypto.randomUUID(), ...headers });
}

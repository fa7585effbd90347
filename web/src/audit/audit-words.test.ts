import { expect, test } from 'vitest';
import { ALL_ENDPOINTS } from '@linkdesk/server/contract/all-endpoints';
import { ACTIONS, actionWord } from './audit-actions.ts';
import { detailWords, flagWords } from './audit-words.ts';

const state = (word: string) => word.toUpperCase();

test('a settled cancel reads from → to, with its attempt, InstantPay’s code and what tracking showed', () => {
  const detail = {
    operation: '0197a5b2-6a4e-4d3f-9a51-0a5f7c1d2e3f',
    from: 'unknown',
    to: 'cancelled',
    attempt: 1,
    class: 'unknown',
    statusCode: 'TUP',
    providerReference: 'h0009ad8',
    tracked: 'CANCELLED',
  };
  expect(detailWords(detail, state)).toEqual([
    'UNKNOWN → CANCELLED',
    'attempt 1: no clear answer',
    'InstantPay’s code TUP',
    'tracking shows CANCELLED',
  ]);
});

test('a request reads as where it went, with reason, ticket and amount', () => {
  const detail = {
    from: null,
    to: 'prepared',
    attempt: null,
    reason: 'Duplicate',
    ticket: 'T-1',
    amountPaise: 12_011,
  };
  expect(detailWords(detail, state)).toEqual(['PREPARED', 'reason: Duplicate', 'ticket: T-1', '₹120.11']);
});

test('what is not known by name is shown as it came', () => {
  expect(actionWord('people-added')).toBe('people-added');
  expect(detailWords({ colour: 'red', code: 'link-changed' }, state)).toEqual([
    'because: link changed',
    'colour: red',
  ]);
});

test('an accepted answer is not called unconfirmed', () => {
  const detail = { from: 'sending', to: 'unknown', attempt: 1, class: 'accepted', statusCode: 'TXN' };
  expect(detailWords(detail, state)[0]).toBe('InstantPay accepted it; tracking was asked');
  expect(detailWords({ ...detail, class: 'unknown' }, state)[0]).toBe('SENDING → UNKNOWN');
});

test('every act that can be refused is read in words when it was', () => {
  const acts = ALL_ENDPOINTS.flatMap(({ act }) => (act === undefined ? [] : [`${act}-refused`]));
  expect(acts.filter((act) => !(act in ACTIONS))).toEqual([]);
});

test.each([
  [
    { before: 'operator', after: 'admin approver', flag: true },
    ['Finance operator → Administrator, Approver'],
  ],
  [{ before: '', after: 'agent' }, ['Support agent']],
  [{ roles: 'agent, auditor' }, ['Support agent, Auditor']],
  [{ how: 'password, code' }, ['with password, code']],
  [{ how: 'company' }, ['at the company']],
  [{ sessions: 2 }, ['2 sessions ended']],
  [{ sessionsEnded: 1 }, ['1 session ended']],
  [{ wasOn: true, sessions: 0 }, ['it was on', 'no session ended']],
  [{ requiresSecondFactor: true }, ['a code for everybody: on']],
  [{ purpose: 'new-password' }, ['for a new password']],
  [{ field: 'link-address' }, ['the link’s address']],
  [{ kind: 'mobile', match: false }, ['No match', 'by mobile']],
])('what was done to people, revealed and checked reads in words: %o', (detail, words) => {
  expect(detailWords(detail, state)).toEqual(words);
});

test('a flagged entry says why; roles that control nobody are not flagged', () => {
  expect(flagWords({ after: 'admin approver', flag: true })).toBe('Manages people and cancels links.');
  expect(flagWords({ flag: true })).toBe('Flagged');
  expect(flagWords({ after: 'agent' })).toBeNull();
});

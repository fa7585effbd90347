import { expect, test } from 'vitest';
import { actionWord, detailWords } from './audit-words.ts';

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
  expect(detailWords({ role: 'agent', code: 'link-changed' }, state)).toEqual([
    'because: link changed',
    'role: agent',
  ]);
});

test('an accepted answer is not called unconfirmed', () => {
  const detail = { from: 'sending', to: 'unknown', attempt: 1, class: 'accepted', statusCode: 'TXN' };
  expect(detailWords(detail, state)[0]).toBe('InstantPay accepted it; tracking was asked');
  expect(detailWords({ ...detail, class: 'unknown' }, state)[0]).toBe('SENDING → UNKNOWN');
});

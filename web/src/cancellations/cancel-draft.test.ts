import { beforeEach, expect, test } from 'vitest';
import { cancelledOperation } from '../testing/cancelled-operation.ts';
import { type CancelDraft, dropDraft, keepDraft, openDraft } from './cancel-draft.ts';
import { takenOn } from './taken-on.ts';

const LINK = '65704add83911e52b70ebcbc';
const seen = { providerStatus: 'ISSUED', amount: 12011, lastActivityAt: null };
const sent = { at: '2023-12-12T09:30:00Z', asOf: '2023-12-12T09:30:00Z', seen };

beforeEach(() => sessionStorage.clear());

test('after a reload the same intent has the same key and the same words', () => {
  const draft = { ...openDraft(LINK, null), reason: 'Duplicate', ticket: 'T-1', sent };
  keepDraft(LINK, draft);
  expect(openDraft(LINK, null)).toEqual(draft);
  // Whatever became newer meanwhile: it may be a colleague’s.
  expect(openDraft(LINK, 'another-operation')).toEqual(draft);
});

test('another link is another intent', () => {
  const draft = openDraft(LINK, null);
  keepDraft(LINK, draft);
  expect(openDraft('another-link', null).idempotencyKey).not.toBe(draft.idempotencyKey);
});

test('a new intent begins once the outcome of the last has been shown', () => {
  const draft = openDraft(LINK, null);
  keepDraft(LINK, draft);
  dropDraft(LINK);
  expect(openDraft(LINK, null).idempotencyKey).not.toBe(draft.idempotencyKey);
});

test.each([
  ['the operation of this click', {}, 'found'],
  ['one whose words came back masked', { reason: 'Dupli ••••••3210' }, 'found'],
  ['a colleague’s newer cancel', { mine: false }, 'not found'],
  ['an older cancel of one’s own', { createdAt: '2023-12-12T09:29:59Z' }, 'not found'],
  ['the cancel known before the click', { id: '0197a5b2-6a4e-4d3f-9a51-000000000009' }, 'not found'],
  ['a cancel with another reason', { reason: 'Replaced' }, 'not found'],
  ['a cancel with another ticket', { ticket: 'T-9' }, 'not found'],
])('a sent cancel is settled only by its own operation: %s', (_, changes, expected) => {
  const draft: CancelDraft = {
    ...openDraft(LINK, '0197a5b2-6a4e-4d3f-9a51-000000000009'),
    reason: 'Duplicate',
    sent,
  };
  const operation = cancelledOperation(changes);
  const found = takenOn(draft, { openOperation: null, lastOperation: operation });
  expect(found).toBe(expected === 'found' ? operation : null);
});

test('a cancel that was only written, not sent, is nobody’s operation', () => {
  const draft = { ...openDraft(LINK, null), reason: 'Duplicate' };
  expect(takenOn(draft, { openOperation: cancelledOperation(), lastOperation: null })).toBeNull();
});

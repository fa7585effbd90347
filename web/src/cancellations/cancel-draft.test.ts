import { beforeEach, expect, test } from 'vitest';
import { dropDraft, keepDraft, openDraft } from './cancel-draft.ts';

const LINK = '65704add83911e52b70ebcbc';

beforeEach(() => sessionStorage.clear());

test('after a reload the same intent has the same key and the same words', () => {
  const draft = { ...openDraft(LINK, null), reason: 'Duplicate', ticket: 'T-1', sent: true };
  keepDraft(LINK, draft);
  expect(openDraft(LINK, null)).toEqual(draft);
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

test('a sent intent whose operation the page has shown is over, a written one is not', () => {
  const draft = openDraft(LINK, 'first-operation');
  keepDraft(LINK, { ...draft, sent: true });
  expect(openDraft(LINK, 'second-operation').idempotencyKey).not.toBe(draft.idempotencyKey);
  keepDraft(LINK, draft);
  expect(openDraft(LINK, 'second-operation').idempotencyKey).toBe(draft.idempotencyKey);
});

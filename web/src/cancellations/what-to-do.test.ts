import { permissionsOf, type Role } from '@linkdesk/server/contract/permissions';
import { expect, test } from 'vitest';
import { cancelledOperation } from '../testing/cancelled-operation.ts';
import { whatToDo } from './what-to-do.ts';

const viewer = (role: Role) => ({ permissions: permissionsOf([role]) });

const asked = cancelledOperation({
  state: 'awaiting-approval',
  label: 'Waiting for approval',
  final: false,
  mine: false,
});
const inDoubt = cancelledOperation({
  state: 'needs-person',
  label: 'Ask InstantPay',
  final: false,
  mayAskAgain: true,
});
const reply = {
  truth: 'claimed',
  ticket: 'IP-1',
  reason: 'Paid out',
  by: 'Arjun Mehta',
  mine: false,
} as const;
const proposed = { ...inDoubt, proposedReply: reply };
const stillLive = cancelledOperation({ state: 'still-live', label: 'Not cancelled', mayTryAgain: true });

test('who may decide is what the server says, also where two people have one name', () => {
  const decided = whatToDo({ ...asked, mayDecide: true }, viewer('operator'));
  expect(decided.acts.map(({ dialog }) => dialog)).toEqual(['approve', 'decline']);
  expect(decided.whyNot).toEqual([]);
});

test('whoever may not decide reads who has to', () => {
  const why = (role: Role, mine: boolean) => whatToDo({ ...asked, mine }, viewer(role));
  expect(why('approver', true)).toMatchObject({
    acts: [],
    whyNot: ['You asked for it, so another approver has to decide.'],
  });
  expect(why('operator', true).whyNot).toEqual(['An approver has to decide this.']);
  expect(why('operator', false).whyNot).toEqual(['An approver has to decide this.']);
  for (const role of ['agent', 'admin', 'auditor'] as const)
    expect(why(role, role === 'agent').whyNot).toEqual(['Finance has to decide this.']);
});

test('Finance records the reply and asks again; everybody else reads who may', () => {
  expect(whatToDo(inDoubt, viewer('operator')).acts.map(({ label }) => label)).toEqual([
    'Record their reply…',
    'Ask again…',
  ]);
  for (const role of ['agent', 'admin', 'auditor'] as const) {
    const { acts, whyNot } = whatToDo(inDoubt, viewer(role));
    expect(acts).toEqual([]);
    expect(whyNot).toEqual(['Only Finance can record InstantPay’s reply.', 'Only Finance can ask again.']);
  }
});

test('a recorded reply is for a colleague to confirm, and for its author to change', () => {
  expect(whatToDo(proposed, viewer('approver')).acts[0]?.label).toBe('Confirm their reply…');
  expect(
    whatToDo({ ...inDoubt, proposedReply: { ...reply, mine: true } }, viewer('operator')).acts[0]?.label,
  ).toBe('Change what you recorded…');
  const colleague = whatToDo(proposed, viewer('operator'));
  expect(colleague.acts.map(({ dialog }) => dialog)).not.toContain('reply');
  expect(colleague.whyNot).toEqual(['An approver has to confirm it.']);
});

test('try again is offered to those who may cancel or ask for it, and explained to the others', () => {
  for (const role of ['operator', 'agent'] as const)
    expect(whatToDo(stillLive, viewer(role))).toEqual({ acts: [], tryAgain: true, whyNot: [] });
  expect(whatToDo(stillLive, viewer('auditor'))).toEqual({
    acts: [],
    tryAgain: false,
    whyNot: ['Only Finance can try again.'],
  });
  expect(whatToDo(cancelledOperation(), viewer('operator'))).toEqual({
    acts: [],
    tryAgain: false,
    whyNot: [],
  });
});

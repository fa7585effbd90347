import type { Person } from '@linkdesk/server/contract/people';
import type { Role } from '@linkdesk/server/contract/permissions';

/** What a role may do, in one line. */
export const ROLE_DOES: Record<Role, string> = {
  agent: 'Helps recipients on the phone. Sees masked data, resends links, asks Finance to cancel.',
  operator: 'Sees names, reveals single fields, resends and cancels links, agrees to what agents ask for.',
  approver: 'As a finance operator; also agrees to large cancels and confirms InstantPay’s replies.',
  admin: 'Looks after people and settings. Sees masked data, cancels nothing.',
  auditor: 'Reads everything masked, the whole audit log too. Changes nothing.',
};

export const STATE_WORDS: Record<Person['state'], string> = {
  invited: 'Invited',
  active: 'Active',
  disabled: 'Disabled',
};

export const FROM_WORDS: Record<Person['from'], string> = {
  password: 'Here, with a password',
  company: 'At the company',
  sample: 'Sample person',
};

/** Whether a code is asked of them; elsewhere that is not for Linkdesk to say. */
export function secondFactorWords({ from, secondFactor }: Person): string {
  if (from === 'company') return 'The company’s matter';
  if (from === 'sample') return 'None';
  return secondFactor ? 'On' : 'Off';
}

export function sessionsWords({ sessions }: Person): string {
  if (sessions === 0) return 'Not signed in';
  return sessions === 1 ? '1 browser' : `${sessions} browsers`;
}

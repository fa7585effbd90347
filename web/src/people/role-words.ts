import type { Role } from '@linkdesk/server/contract/permissions';

/** A role as people say it. */
export const ROLE_WORDS: Record<Role, string> = {
  agent: 'Support agent',
  operator: 'Finance operator',
  approver: 'Approver',
  admin: 'Administrator',
  auditor: 'Auditor',
};

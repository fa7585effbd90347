import * as z from 'zod/mini';

export const Role = z.enum(['agent', 'operator', 'approver', 'admin', 'auditor']);
export type Role = z.infer<typeof Role>;

/** What each role may do, said once. Routes and screens both read it. */
const PERMISSIONS = {
  look: ['agent', 'operator', 'approver', 'admin', 'auditor'],
  /** An agent's desk does not open with everybody's money. */
  'see-worklists': ['operator', 'approver', 'admin', 'auditor'],
  'see-names': ['operator', 'approver'],
  'see-link-address': ['operator', 'approver', 'admin', 'auditor'],
  reveal: ['operator', 'approver'],
  'check-caller': ['agent', 'operator', 'approver'],
  resend: ['agent', 'operator', 'approver'],
  /** Who may not cancel as well asks Finance: another person has to agree. */
  'ask-to-cancel': ['agent', 'operator', 'approver'],
  cancel: ['operator', 'approver'],
  /** What agents ask for, below the limit; with `approve-any` everything but one's own. */
  approve: ['operator', 'approver'],
  'approve-any': ['approver'],
  'record-reply': ['operator', 'approver'],
  'audit-all': ['approver', 'admin', 'auditor'],
  export: ['operator', 'approver', 'auditor'],
  'see-people': ['admin', 'auditor'],
  'manage-people': ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;
export const Permission = z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]]);

export function permissionsOf(roles: readonly Role[]): Permission[] {
  return Permission.options.filter((permission) =>
    roles.some((role) => (PERMISSIONS[permission] as readonly Role[]).includes(role)),
  );
}

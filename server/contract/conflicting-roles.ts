import type { Role } from './permissions.ts';

/** Roles that control each other in one hand, in words; null where there are none. A small firm may need them. */
export function conflictingRoles(roles: readonly Role[]): string | null {
  const has = (role: Role) => roles.includes(role);
  const words = [
    has('approver') && (has('agent') || has('operator')) && 'Asks for cancels and approves cancels.',
    has('admin') && (has('operator') || has('approver')) && 'Manages people and cancels links.',
    has('auditor') && roles.length > 1 && 'Acts, and audits what was done.',
  ].filter((one) => one !== false);
  return words.length === 0 ? null : words.join(' ');
}

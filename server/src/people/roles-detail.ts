import { Role } from '../../contract/permissions.ts';
import type { AuditEntry } from '../audit/append-audit-entry.ts';
import { conflictingRoles } from '../../contract/conflicting-roles.ts';

/** What the audit log says of roles that were given; flagged where they control each other. */
export function rolesDetail(before: readonly Role[], after: readonly Role[]): AuditEntry['detail'] {
  const flag = conflictingRoles(after) === null ? {} : { flag: true };
  return { before: before.join(' '), after: after.join(' '), ...flag };
}

/** Each once, in the order of the contract. */
export function inOrder(roles: readonly Role[]): Role[] {
  return Role.options.filter((role) => roles.includes(role));
}

import { Role } from '../../contract/permissions.ts';

/** The roles of a person's row, in the order of the contract; what is no role gives nothing. */
export function rolesOf(json: string): Role[] {
  const roles: unknown = JSON.parse(json);
  return Role.options.filter((role) => Array.isArray(roles) && roles.includes(role));
}

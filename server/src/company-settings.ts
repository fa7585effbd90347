import { Role } from '../contract/permissions.ts';
import { ConfigError, secret, text } from './environment-variable.ts';
import { isLoopback } from './http/client-address.ts';

/** The company's own identity provider (OpenID Connect). */
export type CompanySignIn = {
  /** As its metadata spells it, to the letter (OIDC Discovery 4.3). */
  issuer: string;
  clientId: string;
  clientSecret: string;
  rolesClaim: string;
  /** What stands in the claim → what it makes of a person. */
  roles: ReadonlyMap<string, Role>;
};

/** All of `OIDC_*`, or none. */
export function readCompanySignIn(env: NodeJS.ProcessEnv): CompanySignIn | null {
  const issuer = text(env, 'OIDC_ISSUER');
  const clientId = text(env, 'OIDC_CLIENT_ID');
  const clientSecret = secret(env, 'OIDC_CLIENT_SECRET');
  const rolesClaim = text(env, 'OIDC_ROLES_CLAIM');
  const roles = text(env, 'OIDC_ROLES');
  if ([issuer, clientId, clientSecret, rolesClaim, roles].every((one) => one === null)) return null;
  return {
    issuer: issuerOf(given('OIDC_ISSUER', issuer)),
    clientId: given('OIDC_CLIENT_ID', clientId),
    clientSecret: given('OIDC_CLIENT_SECRET', clientSecret),
    rolesClaim: given('OIDC_ROLES_CLAIM', rolesClaim),
    roles: rolesOf(given('OIDC_ROLES', roles)),
  };
}

function given(name: string, value: string | null): string {
  if (value === null) throw new ConfigError(name, 'is missing beside the other OIDC settings');
  return value;
}

/**
 * Issuers may have a path; everything else about them is an origin's. One with braces stands for every customer of a
 * large provider, so that strangers could come in.
 */
function issuerOf(issuer: string): string {
  const parsed = URL.parse(issuer);
  if (parsed === null || !/^https?:$/.test(parsed.protocol))
    throw new ConfigError('OIDC_ISSUER', 'must be an https address');
  if (parsed.protocol !== 'https:' && !isLoopback(parsed.hostname))
    throw new ConfigError('OIDC_ISSUER', 'must be https unless it is on this machine');
  if (/[?#@{}\s\\]/.test(issuer))
    throw new ConfigError('OIDC_ISSUER', 'must be an origin with a path at most, of one company');
  return issuer;
}

/** `finance=operator,finance-lead=approver`; a value stands for one role, people may have several. */
function rolesOf(list: string): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  for (const pair of list.split(',')) {
    const at = pair.lastIndexOf('=');
    const value = pair.slice(0, Math.max(at, 0)).trim();
    const role = Role.safeParse(pair.slice(at + 1).trim());
    if (value === '' || !role.success)
      throw new ConfigError(
        'OIDC_ROLES',
        `must list value=role, with roles among ${Role.options.join(', ')}`,
      );
    if (roles.has(value)) throw new ConfigError('OIDC_ROLES', 'names a value twice');
    roles.set(value, role.data);
  }
  return roles;
}

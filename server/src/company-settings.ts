import { Role } from '../contract/permissions.ts';
import { ConfigError, origin, secret, text } from './environment-variable.ts';
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

/** Issuers have paths; everything else about them is an origin's. */
function issuerOf(issuer: string): string {
  const parsed = URL.parse(issuer);
  if (parsed === null) throw new ConfigError('OIDC_ISSUER', 'must be an https address');
  origin({ OIDC_ISSUER: parsed.origin }, 'OIDC_ISSUER');
  if (parsed.protocol !== 'https:' && !isLoopback(parsed.hostname))
    throw new ConfigError('OIDC_ISSUER', 'must be https unless it is on this machine');
  return issuer;
}

/** `finance=operator,finance-lead=approver`. */
function rolesOf(list: string): ReadonlyMap<string, Role> {
  const pairs = list.split(',').map((pair) => {
    const at = pair.lastIndexOf('=');
    return [pair.slice(0, Math.max(at, 0)).trim(), Role.safeParse(pair.slice(at + 1).trim())] as const;
  });
  return new Map(
    pairs.map(([value, role]) => {
      if (value === '' || !role.success)
        throw new ConfigError(
          'OIDC_ROLES',
          `must list value=role, with roles among ${Role.options.join(', ')}`,
        );
      return [value, role.data];
    }),
  );
}

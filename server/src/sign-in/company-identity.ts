import { Email } from '../../contract/sign-in.ts';
import { Role } from '../../contract/permissions.ts';
import type { CompanySignIn } from '../company-settings.ts';
import { CompanyRefused } from './company-refused.ts';

/** Somebody as the company's identity provider vouches for them. Issuer and subject say who it is, nothing else does. */
export type CompanyIdentity = {
  issuer: string;
  subject: string;
  name: string;
  email: string | null;
  /** Empty: none of what stands in the claim gives a role here. */
  roles: Role[];
  /** When they last showed who they are, in ms UTC; null where the identity provider does not say. */
  authenticatedAt: number | null;
};

type Claims = Readonly<Record<string, unknown>>;

/** Reads claims whose signature, issuer, audience and times have been checked. */
export function companyIdentity(
  claims: Claims,
  { issuer, rolesClaim, roles }: Pick<CompanySignIn, 'issuer' | 'rolesClaim' | 'roles'>,
): CompanyIdentity {
  const subject = claims['sub'];
  // 255 characters of ASCII at most (OIDC Core 2): cut, two people could become one.
  if (typeof subject !== 'string' || !/^[\x20-\x7e]{1,255}$/.test(subject))
    throw new CompanyRefused('failed', 'odd-subject');
  const email = Email.safeParse(claims['email']);
  const time = claims['auth_time'];
  return {
    ...{ issuer, subject },
    name: nameOf(claims),
    email: email.success ? email.data : null,
    roles: rolesOf(Object.hasOwn(claims, rolesClaim) ? claims[rolesClaim] : undefined, roles),
    authenticatedAt: typeof time === 'number' && Number.isFinite(time) ? time * 1000 : null,
  };
}

/** Whether everything that is wanted of a person stands in these claims. */
export function isDescribed(claims: Claims, rolesClaim: string): boolean {
  return ['name', 'email', rolesClaim].every((name) => Object.hasOwn(claims, name));
}

/** What is taken from a second source beside the token; who it is and when they signed in stand in the token alone. */
export function described(claims: Claims, rolesClaim: string): Claims {
  const names = ['name', 'preferred_username', 'email', rolesClaim];
  return Object.fromEntries(Object.entries(claims).filter(([name]) => names.includes(name)));
}

/** One word or a list of them; only what `OIDC_ROLES` names gives a role. */
function rolesOf(claim: unknown, roles: ReadonlyMap<string, Role>): Role[] {
  const words: unknown[] = Array.isArray(claim) ? claim : [claim];
  const given = new Set(words.map((word) => (typeof word === 'string' ? roles.get(word) : undefined)));
  return Role.options.filter((role) => given.has(role));
}

function nameOf(claims: Claims): string {
  const names = ['name', 'preferred_username', 'email'].map((claim) => readable(claims[claim]));
  return names.find((name) => name !== '') ?? 'Without a name';
}

/** One line that reads as it is written: a name stands in lists and in the audit log beside those of others. */
function readable(text: unknown): string {
  if (typeof text !== 'string') return '';
  const line = text.toWellFormed().replaceAll(/[\p{Cc}\p{Bidi_Control}\s]+/gu, ' ');
  return [...line].slice(0, 80).join('').trim();
}

import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Role } from './permissions.ts';
import { PersonName } from './person-name.ts';
import { Session } from './session.ts';

/** Compared without case; local people are known by it. */
export const Email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email());

/** As it is typed: never trimmed, never cut. Which words are refused is said when one is set. */
const Password = z.string().check(z.minLength(1), z.maxLength(256));

/** Six digits of an authenticator app, or one recovery code. */
const Code = z.string().check(z.trim(), z.minLength(6), z.maxLength(40));

/** The secret of a one-time link, which stands in the fragment of its address. */
export const InvitationToken = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** What comes after a right password. */
export const SignInStep = z.discriminatedUnion('next', [
  z.strictObject({ next: z.literal('signed-in'), session: Session }),
  z.strictObject({ next: z.literal('second-factor') }),
  z.strictObject({ next: z.literal('set-up-second-factor') }),
]);
export type SignInStep = z.infer<typeof SignInStep>;

/** A wrong e-mail or password is `not-signed-in`, whoever it is; too many of them `too-many-requests`. */
export const signInWithPassword = endpoint({
  does: 'Sign in with e-mail and password',
  method: 'POST',
  path: '/api/auth/sign-in/email',
  permission: 'anyone',
  body: z.strictObject({ email: z.string().check(z.trim(), z.maxLength(254)), password: Password }),
  output: SignInStep,
});

/** A wrong code is `sign-in-again` while another may be given, `not-signed-in` when that was the last: begin anew. */
export const verifySecondFactor = endpoint({
  does: 'Finish a sign-in with a code of the authenticator app, or with a recovery code',
  method: 'POST',
  path: '/api/auth/two-factor/verify',
  permission: 'signing-in',
  body: z.strictObject({ code: Code }),
  output: Session,
});

/** The secret is shown once; it counts from `confirmSecondFactor` on. */
export const setUpSecondFactor = endpoint({
  does: 'Begin to set up an authenticator app',
  method: 'POST',
  path: '/api/auth/two-factor/set-up',
  permission: 'signing-in',
  act: 'second-factor-set-up',
  body: z.strictObject({}),
  output: z.strictObject({ secret: z.string(), uri: z.string() }),
});

export const confirmSecondFactor = endpoint({
  does: 'Finish setting up an authenticator app with its first code',
  method: 'POST',
  path: '/api/auth/two-factor/confirm',
  permission: 'signing-in',
  act: 'second-factor-on',
  body: z.strictObject({ code: Code }),
  output: z.strictObject({ recoveryCodes: z.array(z.string()), session: Session }),
});

export const removeSecondFactor = endpoint({
  does: 'Stop asking for codes of the authenticator app, where no administrator requires them',
  method: 'POST',
  path: '/api/auth/two-factor/remove',
  permission: 'signed-in',
  fresh: true,
  act: 'second-factor-off',
  body: z.strictObject({}),
  output: Session,
});

/** The browser then goes to `url`, the company's identity provider. With `fresh` that one has to ask anew. */
export const startCompanySignIn = endpoint({
  does: 'Begin the company’s sign-in (OpenID Connect)',
  method: 'POST',
  path: '/api/auth/sign-in/social',
  permission: 'anyone',
  body: z.strictObject({ fresh: z.optional(z.literal(true)) }),
  output: z.strictObject({ url: z.url() }),
});

/** Why a company sign-in came to nothing; it stands as `?company=…` in the address that the browser is sent to. */
export const CompanyRefusal = z.enum([
  /** The identity provider said no, or the person went back there. */
  'refused',
  /** None of the roles of `OIDC_ROLES` is in the claim. */
  'no-role',
  'disabled',
  /** Somebody else signed in where the same person had to. */
  'other-person',
  /** The identity provider did not ask anew, or did not say when it asked. */
  'not-fresh',
  'unreachable',
  /** Too late, repeated, from another browser, or not from the identity provider at all. */
  'failed',
]);
export type CompanyRefusal = z.infer<typeof CompanyRefusal>;

/**
 * Whatever an identity provider adds to the address is read by the protocol's own library. The browser is sent to
 * `/`, and after a fresh sign-in to `/signed-in-again`.
 */
export const finishCompanySignIn = endpoint({
  does: 'Finish the company’s sign-in',
  method: 'GET',
  path: '/api/auth/callback/company',
  permission: 'anyone',
  redirects: true,
  query: z.record(z.string().check(z.maxLength(60)), z.string().check(z.maxLength(4000))),
  output: z.strictObject({ location: z.string() }),
});

/**
 * The proof is the one that `Session.freshProof` names, a click an empty body; the session gets a new secret. A wrong
 * one is `sign-in-again` while another may be given, `not-signed-in` when that was the last and the session has ended.
 */
export const signInFreshly = endpoint({
  does: 'Show that it is still the same person, before cancelling or revealing',
  method: 'POST',
  path: '/api/auth/fresh-sign-in',
  permission: 'signed-in',
  act: 'fresh-sign-in',
  body: z.strictObject({ code: z.optional(Code), password: z.optional(Password) }),
  output: Session,
});

export const InvitationPurpose = z.enum(['first-administrator', 'join', 'new-password']);
export type InvitationPurpose = z.infer<typeof InvitationPurpose>;

/** A POST, so that the secret stands in no log. */
export const readInvitation = endpoint({
  does: 'Say what a one-time link is for',
  method: 'POST',
  path: '/api/auth/invitation',
  permission: 'anyone',
  body: z.strictObject({ token: InvitationToken }),
  output: z.strictObject({
    purpose: InvitationPurpose,
    name: z.nullable(z.string()),
    email: z.nullable(z.string()),
    roles: z.array(Role),
  }),
});

/**
 * Name and e-mail are given by the first administrator only. The link ends with it; a refused password (`invalid-input`,
 * whose sentence says why) leaves it. A link that is over is `not-found`.
 */
export const acceptInvitation = endpoint({
  does: 'Set the password that a one-time link allows to set, and sign in',
  method: 'POST',
  path: '/api/auth/invitation/accept',
  permission: 'anyone',
  body: z.strictObject({
    token: InvitationToken,
    password: Password,
    name: z.optional(PersonName),
    email: z.optional(Email),
  }),
  output: SignInStep,
});

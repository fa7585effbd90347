import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Instant } from './instant.ts';
import { Role } from './permissions.ts';
import { PersonName } from './person-name.ts';
import { Email } from './sign-in.ts';

export const PersonState = z.enum(['invited', 'active', 'disabled']);
export type PersonState = z.infer<typeof PersonState>;

/** Somebody with an account, as People shows them. */
export const Person = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.nullable(z.string()),
  roles: z.array(Role),
  state: PersonState,
  /** Where they sign in: here, at the company, or as a sample person. */
  from: z.enum(['password', 'company', 'sample']),
  secondFactor: z.boolean(),
  /** In how many browsers they are signed in. */
  sessions: z.int(),
  lastSignInAt: z.nullable(Instant),
  /** Roles that control each other in one hand, or another account under the same e-mail, in words; or null. */
  flag: z.nullable(z.string()),
});
export type Person = z.infer<typeof Person>;

/** Shown once: whoever holds the link sets the password. */
export const Invitation = z.strictObject({ url: z.url(), expiresAt: Instant });
export type Invitation = z.infer<typeof Invitation>;

const Roles = z.array(Role).check(z.minLength(1), z.maxLength(5));
const PersonId = z.string().check(z.regex(/^[a-z0-9-]{3,60}$/));
const ofPerson = {
  method: 'POST',
  permission: 'manage-people',
  fresh: true,
  params: z.strictObject({ id: PersonId }),
  output: Person,
} as const;

const PeopleSettings = z.strictObject({
  /** Everybody who signs in with a password also gives a code. */
  requiresSecondFactor: z.boolean(),
});

export const listPeople = endpoint({
  does: 'List everybody who has an account, and what is required of them',
  method: 'GET',
  path: '/api/people',
  permission: 'see-people',
  output: z.strictObject({ items: z.array(Person), settings: PeopleSettings }),
});

export const invitePerson = endpoint({
  does: 'Invite a person by a one-time link',
  method: 'POST',
  path: '/api/people',
  permission: 'manage-people',
  fresh: true,
  act: 'person-invite',
  body: z.strictObject({ name: PersonName, email: Email, roles: Roles }),
  output: z.strictObject({ person: Person, invitation: Invitation }),
});

/** For who lost the first link, or the password; earlier links of this person end. */
export const invitePersonAgain = endpoint({
  ...ofPerson,
  does: 'Make a new one-time link for a person to set a password',
  path: '/api/people/:id/invitations',
  act: 'person-invite-again',
  body: z.strictObject({}),
  output: z.strictObject({ person: Person, invitation: Invitation }),
});

export const changeRoles = endpoint({
  ...ofPerson,
  does: 'Change what a person may do; they sign in again',
  path: '/api/people/:id/roles',
  act: 'person-roles',
  body: z.strictObject({ roles: Roles }),
});

export const disablePerson = endpoint({
  ...ofPerson,
  does: 'Let a person in no more; their sessions end at once',
  path: '/api/people/:id/disable',
  act: 'person-disable',
  body: z.strictObject({}),
});

export const enablePerson = endpoint({
  ...ofPerson,
  does: 'Let a disabled person in again',
  path: '/api/people/:id/enable',
  act: 'person-enable',
  body: z.strictObject({}),
});

export const resetSecondFactor = endpoint({
  ...ofPerson,
  does: 'Forget a person’s authenticator app and recovery codes; their sessions end',
  path: '/api/people/:id/second-factor-reset',
  act: 'person-second-factor-reset',
  body: z.strictObject({}),
});

export const signOutPerson = endpoint({
  ...ofPerson,
  does: 'Sign a person out everywhere',
  path: '/api/people/:id/sign-out',
  act: 'person-sign-out',
  body: z.strictObject({}),
});

export const changePeopleSettings = endpoint({
  does: 'Say whether everybody who signs in with a password also gives a code',
  method: 'POST',
  path: '/api/people-settings',
  permission: 'manage-people',
  fresh: true,
  act: 'people-settings',
  body: PeopleSettings,
  output: PeopleSettings,
});

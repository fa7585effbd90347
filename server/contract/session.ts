import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Instant } from './instant.ts';
import { Permission, Role } from './permissions.ts';

export const Environment = z.enum(['live', 'sandbox']);
export type Environment = z.infer<typeof Environment>;

/** How a person shows that it is still they: a code, the password, the company's sign-in, or for sample people a click. */
export const FreshProof = z.enum(['code', 'password', 'company', 'click']);
export type FreshProof = z.infer<typeof FreshProof>;

export const Session = z.strictObject({
  person: z.strictObject({
    id: z.string(),
    name: z.string(),
    /** Null for sample people. */
    email: z.nullable(z.string()),
    roles: z.array(Role),
  }),
  permissions: z.array(Permission),
  environment: Environment,
  /** One-click sample people are on: the banner says so. */
  samplePeople: z.boolean(),
  /** It ends then unless the person does something before; automatic refreshes do not count. */
  idleEndsAt: Instant,
  /** It ends then whatever happens. */
  endsAt: Instant,
  /** Until then cancelling and revealing ask for nothing. */
  freshUntil: Instant,
  freshProof: FreshProof,
  secondFactor: z.enum(['off', 'on']),
});
export type Session = z.infer<typeof Session>;

export const getSession = endpoint({
  does: 'Say who is signed in, what they may do and against which environment',
  method: 'GET',
  path: '/api/session',
  permission: 'signed-in',
  output: Session,
});

export const signInAsSamplePerson = endpoint({
  does: 'Sign in as a sample person (sandbox on loopback, or SAMPLE_PEOPLE=on)',
  method: 'POST',
  path: '/api/sandbox/session',
  permission: 'anyone',
  body: z.strictObject({ role: Role, person: z.optional(z.int().check(z.gte(1), z.lte(20))) }),
  output: Session,
});

/** The session ends in the records, not only in this browser. */
export const signOut = endpoint({
  does: 'Sign out',
  method: 'POST',
  path: '/api/auth/sign-out',
  permission: 'anyone',
  output: z.strictObject({ signedOut: z.literal(true) }),
});

/** What the sign-in page may offer; the only thing a stranger can learn. */
export const getSignInWays = endpoint({
  does: 'Say which ways of signing in this installation offers',
  method: 'GET',
  path: '/api/sign-in-ways',
  permission: 'anyone',
  output: z.strictObject({
    samplePeople: z.boolean(),
    environment: Environment,
    /** Somebody here has a password. */
    password: z.boolean(),
    /** The company's own sign-in is set up. */
    company: z.boolean(),
    /** Nobody has an account yet: the link that makes the first administrator was printed at the start. */
    firstStart: z.boolean(),
  }),
});

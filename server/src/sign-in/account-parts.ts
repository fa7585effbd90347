import type { InvitationStore } from '../people/invitation-store.ts';
import type { SignInParts } from './begin-session.ts';
import type { SecondFactorStore } from './second-factor-store.ts';
import type { SignInLimits } from './sign-in-limits.ts';

/** What people with a password of their own need besides a session. */
export type AccountParts = SignInParts & {
  factors: SecondFactorStore;
  invitations: InvitationStore;
  limits: SignInLimits;
  freshSignInMs: number;
};

/** The browser somebody signs in from. */
export type FromBrowser = {
  network: string;
  device: string | null;
  /** The session it holds already, of whomever. */
  replaces: string | null;
  /** They wait for an answer no more. */
  isGone: () => boolean;
  /** Its id where it is known for an e-mail. */
  knownFor: (email: string) => string | null;
};

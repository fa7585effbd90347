import type { Permission, Role } from '../contract/permissions.ts';
import type { FreshProof } from '../contract/session.ts';

/** The person who asks, as the server knows them. */
export type Actor = {
  id: string;
  name: string;
  roles: readonly Role[];
  permissions: readonly Permission[];
  /** What is sent to the provider as X-Ipay-Endpoint-Ip on their behalf. */
  endpointIp: string;
  session: ActorSession;
};

/** The browser they ask from. Instants are ms UTC, as our answers' own clock would have them. */
export type ActorSession = {
  id: string;
  /** How far the sign-in has come; only `whole` opens anything but the rest of it. */
  stage: SessionStage;
  email: string | null;
  idleEndsAt: number;
  endsAt: number;
  /** Until then the sign-in is young enough for cancelling and revealing. */
  freshUntil: number;
  /** Whether it was when it was read, by the clock that judges it. */
  isFresh: boolean;
  freshProof: FreshProof;
  secondFactor: 'off' | 'on';
};

/** A right password still waits for a code, or for an authenticator app to be set up. */
export type SessionStage = 'whole' | 'second-factor' | 'set-up-second-factor';

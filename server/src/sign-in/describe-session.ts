import type { Environment, Session } from '../../contract/session.ts';
import type { Actor } from '../actor.ts';

/** What this installation is, as everybody may know. */
export type Desk = { environment: Environment; samplePeople: boolean; company: boolean };

/** The session as its own page shows it. */
export function describeSession(actor: Actor, { environment, samplePeople }: Desk): Session {
  const { email, idleEndsAt, endsAt, freshUntil, freshProof, secondFactor } = actor.session;
  return {
    person: { id: actor.id, name: actor.name, email, roles: [...actor.roles] },
    permissions: [...actor.permissions],
    ...{ environment, samplePeople, freshProof, secondFactor },
    idleEndsAt: new Date(idleEndsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
    freshUntil: new Date(freshUntil).toISOString(),
  };
}

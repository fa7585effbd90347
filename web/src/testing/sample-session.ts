import { permissionsOf, type Role } from '@linkdesk/server/contract/permissions';
import { Session } from '@linkdesk/server/contract/session';

type Changes = Partial<Omit<Session, 'person'>> & {
  person?: Partial<Session['person']>;
  roles?: Role[];
};

const MINUTE_MS = 60_000;

/** An operator who has just signed in with a code, on a live installation; checked against the contract. */
export function sampleSession({ person, roles = ['operator'], ...changes }: Changes = {}): Session {
  return Session.parse({
    person: { id: 'p-1', name: 'Asha Rao', email: 'asha@example.in', roles, ...person },
    permissions: permissionsOf(roles),
    environment: 'live',
    samplePeople: false,
    idleEndsAt: inMinutes(30),
    endsAt: inMinutes(12 * 60),
    freshUntil: inMinutes(4 * 60),
    freshProof: 'code',
    secondFactor: 'on',
    ...changes,
  });
}

/** An instant so many minutes from now. */
export function inMinutes(minutes: number): string {
  return new Date(Date.now() + minutes * MINUTE_MS).toISOString();
}

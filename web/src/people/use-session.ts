import type { Session } from '@linkdesk/server/contract/session';
import { createContext, useContext } from 'react';

/** Handed down by the gate, so that a page on its way out still knows whose it was. */
export const SessionContext = createContext<Session | null>(null);

/** The person at this screen; only below the gate, where there always is one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('A page that needs a person stands above the gate');
  return session;
}

import type { Session } from '@linkdesk/server/contract/session';
import type { QueryClient } from '@tanstack/react-query';
import { SESSION_KEY } from '../api/query-client.ts';
import { tellOtherTabs } from './other-tabs.ts';

/** Somebody is signed in from now on, here and in the other tabs; the gate shows the page that waited. */
export function enterSession(client: QueryClient, session: Session): void {
  client.setQueryData(SESSION_KEY, session);
  tellOtherTabs('signed-in');
}

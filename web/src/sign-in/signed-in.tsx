import type { Session } from '@linkdesk/server/contract/session';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { isApiError } from '../api/api-error.ts';
import { forgetSession } from '../api/query-client.ts';
import { SessionContext } from '../people/use-session.ts';
import { Button } from '../ui/button.tsx';
import { PlainPage } from '../ui/plain-page.tsx';
import { KeepPageContext } from './keep-page.ts';
import { onOtherTabs } from './other-tabs.ts';
import { rereadSession, sessionQuery } from './session-query.ts';
import { SessionWatch } from './session-watch.tsx';
import { isSomebodysTab } from './tab-storage.ts';
import { useOwnTab } from './use-own-tab.ts';

type Props = {
  /** Stands above every page. */
  header?: ReactNode;
  children: ReactNode;
};

/** Most often somebody is signed in already; who comes new gets it beside the answer that says so. */
const loadSignInPage = async () => ({ default: (await import('./sign-in-page.tsx')).SignInPage });
const SignInPage = lazy(loadSignInPage);
if (!isSomebodysTab()) void loadSignInPage().catch(() => undefined);

/** The gate: below it somebody is signed in. */
export function SignedIn({ header, children }: Props) {
  const session = useQuery(sessionQuery);
  const [isKept, keep] = useState(false);
  useOtherTabs();

  if (session.data && !isKept) {
    return (
      // A new person begins with nothing of the last one's.
      <Entered key={session.data.person.id} session={session.data}>
        {header}
        {children}
      </Entered>
    );
  }
  if (session.data === null || isKept) {
    return (
      <KeepPageContext value={keep}>
        <Suspense>
          <SignInPage />
        </Suspense>
      </KeepPageContext>
    );
  }
  if (!session.error) return null;
  return (
    <PlainPage
      title="Linkdesk does not answer"
      requestId={isApiError(session.error) ? session.error.extras.requestId : undefined}
    >
      <p>{session.error.message}</p>
      <Button look="main" onClick={() => session.refetch()}>
        Try again
      </Button>
    </PlainPage>
  );
}

function Entered({ session, children }: { session: Session; children: ReactNode }) {
  const isReady = useOwnTab(session.person.id);
  return (
    <SessionContext value={session}>
      {isReady && children}
      <SessionWatch />
    </SessionContext>
  );
}

/** Signing out or in anywhere in this browser does so in every tab, each on its own page. */
function useOtherTabs(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      onOtherTabs((news) => {
        if (news === 'signed-out') forgetSession(client);
        else void rereadSession(client);
      }),
    [client],
  );
}

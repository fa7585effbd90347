import type { MySession } from '@linkdesk/server/contract/my-account';
import { useQuery } from '@tanstack/react-query';
import { Monitor } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { IstTime } from '../ui/ist-time.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AccountSection } from './account-section.tsx';
import { EndSessionDialog } from './end-session-dialog.tsx';
import { mySessionsQuery } from './my-sessions-query.ts';

/** Where this person is signed in; a browser they do not know they can sign out. */
export function MySessions() {
  const sessions = useQuery(mySessionsQuery);
  const [ending, setEnding] = useState<MySession | 'others' | null>(null);
  const others = sessions.data?.filter(({ current }) => !current) ?? [];

  return (
    <AccountSection title="Where you are signed in">
      {sessions.isPending && <Skeleton className="h-12" />}
      {sessions.isError && (
        <Notice tone="warning" title={sessions.error.message}>
          <Button onClick={() => sessions.refetch()}>Try again</Button>
        </Notice>
      )}
      <ul className="divide-y divide-line">
        {sessions.data?.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
            <Monitor size={18} aria-hidden className="shrink-0 text-quiet" />
            <div className="min-w-52 flex-1">
              <p className="font-medium">
                {deviceOf(session)}{' '}
                {session.current && (
                  <span className="ml-1 rounded-full bg-good-soft px-2 py-0.5 text-xs font-semibold text-good">
                    This browser
                  </span>
                )}
              </p>
              <p className="text-quiet">
                Since <IstTime at={session.createdAt} as="recent" /> · last active{' '}
                <IstTime at={session.lastActiveAt} as="recent" />
              </p>
            </div>
            {!session.current && (
              <Button aria-label={`Sign out ${deviceOf(session)}`} onClick={() => setEnding(session)}>
                Sign out…
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 && <Button onClick={() => setEnding('others')}>Sign out everywhere else…</Button>}
      {sessions.data && others.length === 0 && <p className="text-quiet">Nowhere else.</p>}
      {ending && <EndSessionDialog ending={ending} count={others.length} onClose={() => setEnding(null)} />}
    </AccountSection>
  );
}

export function deviceOf({ device }: Pick<MySession, 'device'>): string {
  return device ?? 'A browser that did not say which';
}

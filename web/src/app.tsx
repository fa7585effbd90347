import { QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { createQueryClient } from './api/query-client.ts';
import { CancellationsLink } from './cancellations/cancellations-link.tsx';
import { ForYouLink } from './notices/for-you-link.tsx';
import { UnreadNotices } from './notices/unread-notices.tsx';
import { FindShortcuts } from './payout-links/find-shortcuts.tsx';
import { Header } from './header.tsx';
import { PeopleLink } from './people/people-link.tsx';
import { SignedIn } from './sign-in/signed-in.tsx';
import { AppRoutes } from './routes.tsx';
import { Announcer } from './ui/announcer.tsx';
import { Crashed } from './ui/crashed.tsx';
import { NavEntry } from './ui/nav-entry.tsx';
import { KeepPlace } from './keep-place.tsx';

const queryClient = createQueryClient();

/** Everything that surrounds the pages, outermost first. */
export function App() {
  return (
    <Crashed>
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <Announcer>
            <SignedIn header={<Header places={<Places />} waiting={<ForYouLink />} />}>
              <UnreadNotices>
                <FindShortcuts />
                <KeepPlace />
                <AppRoutes />
              </UnreadNotices>
            </SignedIn>
          </Announcer>
        </BrowserRouter>
      </QueryClientProvider>
    </Crashed>
  );
}

function Places() {
  return (
    <>
      <CancellationsLink />
      <NavEntry to="/audit">Audit</NavEntry>
      <PeopleLink />
    </>
  );
}

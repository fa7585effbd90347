import { QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { createQueryClient } from './api/query-client.ts';
import { FindShortcuts } from './payout-links/find-shortcuts.tsx';
import { SignedIn } from './people/signed-in.tsx';
import { AppRoutes } from './routes.tsx';
import { Announcer } from './ui/announcer.tsx';
import { Crashed } from './ui/crashed.tsx';
import { KeepPlace } from './keep-place.tsx';

const queryClient = createQueryClient();

/** Everything that surrounds the pages, outermost first. */
export function App() {
  return (
    <Crashed>
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <Announcer>
            <SignedIn>
              <FindShortcuts />
              <KeepPlace />
              <AppRoutes />
            </SignedIn>
          </Announcer>
        </BrowserRouter>
      </QueryClientProvider>
    </Crashed>
  );
}

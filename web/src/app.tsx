import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { createQueryClient } from './api/query-client.ts';
import { Header } from './header.tsx';
import { KeepPlace } from './keep-place.tsx';
import { LATER } from './later-pages.ts';
import { UnreadNotices } from './notices/unread-notices.tsx';
import { AppRoutes } from './routes.tsx';
import { SignedIn } from './sign-in/signed-in.tsx';
import { Announcer } from './ui/announcer.tsx';
import { Crashed } from './ui/crashed.tsx';

const queryClient = createQueryClient();

/** Everything that surrounds the pages, outermost first. */
export function App() {
  return (
    <Crashed>
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <Announcer>
            <Suspense>
              <Routes>
                <Route path="/welcome" element={<LATER.welcome.Page />} />
                <Route path="/signed-in-again" element={<LATER.signedInAgain.Page />} />
                <Route path="*" element={<Desk />} />
              </Routes>
            </Suspense>
          </Announcer>
        </BrowserRouter>
      </QueryClientProvider>
    </Crashed>
  );
}

/** Everything for which somebody has to be signed in. */
function Desk() {
  return (
    <SignedIn header={<Header />}>
      <UnreadNotices>
        <KeepPlace />
        <AppRoutes />
      </UnreadNotices>
    </SignedIn>
  );
}

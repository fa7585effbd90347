import { type ReactNode, Suspense } from 'react';
import { Outlet, Route, Routes } from 'react-router';
import { LATER } from './later-pages.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { ForYouPage } from './notices/for-you-page.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { FindPage } from './finding/find-page.tsx';
import { LinkSkeleton } from './payout-links/link-skeleton.tsx';

/** Every address of the app for somebody who is signed in. */
export function AppRoutes() {
  return (
    <Routes>
      <Route path="/" element={<FindPage />} />
      <Route path="/links/:linkId" element={<OneMoment as={<LinkSkeleton />} />}>
        <Route index element={<LATER.link.Page />} />
      </Route>
      <Route path="/for-you" element={<ForYouPage />} />
      <Route element={<OneMoment as={<PageSkeleton />} />}>
        <Route path="/cancellations" element={<LATER.cancellations.Page />} />
        <Route path="/cancellations/:id" element={<LATER.cancellation.Page />} />
        <Route path="/audit" element={<LATER.audit.Page />} />
        <Route path="/people" element={<LATER.people.Page />} />
        <Route path="/account" element={<LATER.account.Page />} />
      </Route>
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}

function OneMoment({ as }: { as: ReactNode }) {
  return (
    <Suspense fallback={as}>
      <Outlet />
    </Suspense>
  );
}

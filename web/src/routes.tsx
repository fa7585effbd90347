import { usePrefetchQuery } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { Outlet, Route, Routes, useParams } from 'react-router';
import { LATER } from './later-pages.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { ForYouPage } from './notices/for-you-page.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { FindPage } from './payout-links/find-page.tsx';
import { LinkSkeleton } from './payout-links/link-skeleton.tsx';
import { payoutLinkQuery } from './payout-links/payout-link-queries.ts';

/** What else an address may hold the page itself judges. */
const INSTANTPAY_ID = /^[0-9a-f]{24}$/;

/** Every address of the app for somebody who is signed in. */
export function AppRoutes() {
  // What people open from the first page; it comes while they look for it.
  useEffect(() => LATER.link.fetch(), []);
  return (
    <Routes>
      <Route path="/" element={<FindPage />} />
      <Route path="/links/:linkId" element={<LinkRoute />} />
      <Route path="/for-you" element={<ForYouPage />} />
      <Route element={<OneMoment />}>
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

function LinkRoute() {
  const { linkId = '' } = useParams();
  return (
    <>
      {INSTANTPAY_ID.test(linkId) && <LinkAhead linkId={linkId} />}
      <Suspense fallback={<LinkSkeleton />}>
        <LATER.link.Page />
      </Suspense>
    </>
  );
}

/** The link is asked for beside the program of its page, not after it. */
function LinkAhead({ linkId }: { linkId: string }) {
  usePrefetchQuery(payoutLinkQuery(linkId));
  return null;
}

function OneMoment() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Outlet />
    </Suspense>
  );
}

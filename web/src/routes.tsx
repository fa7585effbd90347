import { Route, Routes } from 'react-router';
import { NotFoundPage } from './not-found-page.tsx';
import { FindPage } from './payout-links/find-page.tsx';
import { LinkPage } from './payout-links/link-page.tsx';

/** Every address of the app. */
export function AppRoutes() {
  return (
    <Routes>
      <Route path="/" element={<FindPage />} />
      <Route path="/links/:linkId" element={<LinkPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}

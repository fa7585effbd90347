import { Route, Routes } from 'react-router';
import { AuditPage } from './audit/audit-page.tsx';
import { CancellationPage } from './cancellations/cancellation-page.tsx';
import { CancellationsPage } from './cancellations/cancellations-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { ForYouPage } from './notices/for-you-page.tsx';
import { FindPage } from './payout-links/find-page.tsx';
import { LinkPage } from './payout-links/link-page.tsx';
import { PeoplePage } from './people/people-page.tsx';

/** Every address of the app. */
export function AppRoutes() {
  return (
    <Routes>
      <Route path="/" element={<FindPage />} />
      <Route path="/links/:linkId" element={<LinkPage />} />
      <Route path="/cancellations" element={<CancellationsPage />} />
      <Route path="/cancellations/:id" element={<CancellationPage />} />
      <Route path="/for-you" element={<ForYouPage />} />
      <Route path="/audit" element={<AuditPage />} />
      <Route path="/people" element={<PeoplePage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}

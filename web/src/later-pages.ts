import { type ComponentType, lazy } from 'react';

/** Pages that are no part of the first download; `fetch` brings one before somebody opens it. */
export const LATER = {
  link: later(async () => (await import('./payout-links/link-page.tsx')).LinkPage),
  cancellations: later(
    async () => (await import('./cancellations/cancellations-page.tsx')).CancellationsPage,
  ),
  cancellation: later(async () => (await import('./cancellations/cancellation-page.tsx')).CancellationPage),
  audit: later(async () => (await import('./audit/audit-page.tsx')).AuditPage),
  people: later(async () => (await import('./people/people-page.tsx')).PeoplePage),
  account: later(async () => (await import('./my-account/account-page.tsx')).AccountPage),
  welcome: later(async () => (await import('./sign-in/welcome-page.tsx')).WelcomePage),
  signedInAgain: later(async () => (await import('./sign-in/signed-in-again-page.tsx')).SignedInAgainPage),
  palette: later(async () => (await import('./finding/palette.tsx')).Palette),
};

function later<Props>(load: () => Promise<ComponentType<Props>>) {
  const Page = lazy(async () => ({ default: await load() }));
  // What fails to come early is asked for again, and told of, when the page is opened.
  return { Page, fetch: () => void load().catch(() => undefined) };
}

// Who arrives on a link's page gets its program beside the answer that says who they are.
if (location.pathname.startsWith('/links/')) LATER.link.fetch();

import { type ComponentType, createElement, lazy, useState } from 'react';

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
};

function later(load: () => Promise<ComponentType>) {
  let loaded: ComponentType | null = null;
  const bring = async () => {
    loaded = await load();
    return { default: loaded };
  };
  const Lazy = lazy(bring);

  // What is there already is shown at once: a lazy one would first show its fallback, which React keeps for 300 ms.
  function Page() {
    const [{ Shown }] = useState(() => ({ Shown: loaded ?? Lazy }));
    return createElement(Shown);
  }

  // What fails to come early is asked for again, and told of, when the page is opened.
  return { Page, fetch: () => void bring().catch(() => undefined) };
}

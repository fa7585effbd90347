import { Link2, LogOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { NavEntry } from './ui/nav-entry.tsx';
import { SandboxBanner } from './ui/sandbox-banner.tsx';
import { ShortcutsHelp } from './ui/shortcuts-help.tsx';
import { AccountMenu } from './sign-in/account-menu.tsx';
import { SignOut } from './sign-in/sign-out.tsx';
import { CancellationsLink } from './cancellations/cancellations-link.tsx';
import { FindAnything } from './find-anything.tsx';
import { LATER } from './later-pages.ts';
import { ForYouLink } from './notices/for-you-link.tsx';
import { PeopleLink } from './people/people-link.tsx';
import { useSession } from './people/use-session.ts';

/** The same on every page: where one is, who one is, and the way out. */
export function Header() {
  const session = useSession();
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-30 focus:bg-surface focus:p-2"
        onClick={(event) => {
          event.preventDefault();
          // The fragment belongs to the search; only the focus moves.
          document.getElementById('content')?.focus();
        }}
      >
        Skip to content
      </a>
      {session.environment === 'sandbox' && <SandboxBanner />}
      <header className="border-b border-line bg-surface print:hidden">
        <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-4 px-3 max-sm:gap-x-1 py-1.5 sm:gap-y-1 sm:px-6">
          <Link to="/" className="flex min-h-9 items-center gap-1.5 font-semibold">
            <Link2 size={18} className="text-accent" aria-hidden />{' '}
            <span className="max-sm:sr-only">Linkdesk</span>
          </Link>
          <nav aria-label="Main" className="flex flex-wrap items-center">
            <NavEntry to="/" end>
              Find
            </NavEntry>
            <Early page={LATER.cancellations}>
              <CancellationsLink />
            </Early>
            <Early page={LATER.audit}>
              <NavEntry to="/audit">Audit</NavEntry>
            </Early>
            <Early page={LATER.people}>
              <PeopleLink />
            </Early>
          </nav>
          <div className="ml-auto flex items-center sm:gap-x-2">
            <FindAnything />
            <ForYouLink />
            <ShortcutsHelp />
            <Early page={LATER.account}>
              <span className="max-sm:max-w-32">
                <AccountMenu />
              </span>
            </Early>
            {/* On narrow screens it stands in the menu alone. */}
            <SignOut className="px-2! text-quiet! hover:text-ink! max-sm:hidden!">
              <LogOut size={16} aria-hidden /> <span className="max-md:sr-only">Sign out</span>
            </SignOut>
          </div>
        </div>
      </header>
    </>
  );
}

/** Brings a page's program as soon as somebody is near its entry. */
function Early({ page, children }: { page: { fetch: () => void }; children: ReactNode }) {
  return (
    <span className="contents" onPointerOver={page.fetch} onFocus={page.fetch}>
      {children}
    </span>
  );
}

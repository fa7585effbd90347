import { Link2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { NavEntry } from './ui/nav-entry.tsx';
import { SandboxBanner } from './ui/sandbox-banner.tsx';
import { ShortcutsHelp } from './ui/shortcuts-help.tsx';
import { SignOut } from './sign-in/sign-out.tsx';
import { ROLE_WORDS } from './people/role-words.ts';
import { useSession } from './people/use-session.ts';

type Props = {
  /** Places beside Find. */
  places?: ReactNode;
  /** What waits for this person. */
  waiting?: ReactNode;
};

/** The same on every page: where one is, who one is, and the way out. */
export function Header({ places, waiting }: Props) {
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
        <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-4 gap-y-1 px-3 max-sm:gap-x-1 py-1.5 sm:px-6">
          <Link to="/" className="flex min-h-9 items-center gap-1.5 font-semibold">
            <Link2 size={18} className="text-accent" aria-hidden />{' '}
            <span className="max-sm:sr-only">Linkdesk</span>
          </Link>
          <nav aria-label="Main" className="flex flex-wrap items-center">
            <NavEntry to="/" end>
              Find
            </NavEntry>
            {places}
          </nav>
          <div className="ml-auto flex flex-wrap items-center gap-x-2">
            {waiting}
            <ShortcutsHelp />
            <span className="text-right text-quiet">
              <span className="font-medium text-ink">{session.person.name}</span>
              <span className="max-sm:hidden">
                {' '}
                · {session.person.roles.map((role) => ROLE_WORDS[role]).join(', ')}
              </span>
            </span>
            <SignOut />
          </div>
        </div>
      </header>
    </>
  );
}

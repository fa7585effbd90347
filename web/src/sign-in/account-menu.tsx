import { ChevronDown, LogOut, UserRound } from 'lucide-react';
import { type ToggleEvent, useEffect, useId, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { ROLE_WORDS } from '../people/role-words.ts';
import { useSession } from '../people/use-session.ts';
import { SignOut } from './sign-out.tsx';

const ENTRY =
  'flex min-h-10 w-full items-center justify-start! gap-2 rounded-md px-2! text-ink! font-normal! hover:bg-raised';

const GAP_PX = 6;

/** Who one is; below it the way to one's own account, and out. */
export function AccountMenu() {
  const { person } = useSession();
  const roles = person.roles.map((role) => ROLE_WORDS[role]).join(', ');
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { pathname } = useLocation();

  function place({ newState }: ToggleEvent<HTMLDivElement>): void {
    if (newState !== 'open' || !button.current || !list.current) return;
    const { bottom, right } = button.current.getBoundingClientRect();
    list.current.style.top = `${bottom + GAP_PX}px`;
    list.current.style.left = `${Math.max(GAP_PX, right - list.current.offsetWidth)}px`;
    list.current.querySelector('a')?.focus();
  }

  useEffect(() => list.current?.hidePopover(), [pathname]);

  return (
    <div className="relative">
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        className="inline-flex min-h-9 max-w-80 items-center gap-1 rounded-md px-2 hover:bg-raised max-lg:max-w-40"
      >
        <span className="sr-only">Your account: </span>
        <span className="truncate font-medium">{person.name}</span>
        <span className="truncate text-quiet max-lg:hidden">· {roles}</span>
        <ChevronDown size={14} aria-hidden className="shrink-0 text-quiet" />
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="group"
        aria-label="Your account"
        onToggle={place}
        className="fixed inset-auto m-0 w-64 max-w-[calc(100vw-1rem)] rounded-xl border border-line bg-surface p-1 text-ink shadow-xl"
      >
        <div className="border-b border-line px-2 pt-2 pb-3">
          <p className="font-semibold">{person.name}</p>
          {person.email && <p className="text-quiet">{person.email}</p>}
          <p className="text-quiet">{roles}</p>
        </div>
        <Link to="/account" className={`mt-1 ${ENTRY}`}>
          <UserRound size={16} aria-hidden className="text-quiet" /> My account
        </Link>
        <SignOut className={ENTRY}>
          <LogOut size={16} aria-hidden className="text-quiet" /> Sign out
        </SignOut>
      </div>
    </div>
  );
}

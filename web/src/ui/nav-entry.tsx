import type { ReactNode } from 'react';
import { NavLink } from 'react-router';

type Props = {
  to: string;
  end?: boolean;
  /** False where the place is another one under the same address. */
  here?: boolean;
  children: ReactNode;
};

/** One place of the header; the place one is at is marked. */
export function NavEntry({ to, end = false, here = true, children }: Props) {
  return (
    <NavLink
      to={to}
      end={end}
      aria-current={here ? 'page' : 'false'}
      className="relative inline-flex min-h-9 items-center gap-1 rounded-md px-2 max-sm:px-1.5 text-quiet hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-accent"
    >
      {children}
    </NavLink>
  );
}

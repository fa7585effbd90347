import type { ReactNode } from 'react';
import { NavLink } from 'react-router';

type Props = { to: string; end?: boolean; label?: string; children: ReactNode };

/** One place of the header; the place one is at is marked. `label` speaks where the content is not words alone. */
export function NavEntry({ to, end = false, label, children }: Props) {
  return (
    <NavLink
      to={to}
      end={end}
      aria-label={label}
      className="inline-flex min-h-9 items-center gap-1 rounded-md px-2 text-quiet hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-accent"
    >
      {children}
    </NavLink>
  );
}

import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

type Props = { icon: LucideIcon; colours: string; children: ReactNode };

/** A state as icon and word, never by its colour alone. */
export function Badge({ icon: Icon, colours, children }: Props) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-full border border-transparent px-2 py-0.5 text-xs font-semibold whitespace-nowrap ${colours}`}
    >
      <Icon size={13} strokeWidth={2.5} aria-hidden />
      {children}
    </span>
  );
}

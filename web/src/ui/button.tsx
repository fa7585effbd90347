import type { ComponentProps } from 'react';

const LOOKS = {
  plain: 'border border-line bg-surface text-ink hover:bg-raised',
  main: 'border border-transparent bg-accent-fill text-white hover:opacity-90',
  danger: 'border border-transparent bg-danger-fill text-white hover:opacity-90',
  quiet: 'border border-transparent text-accent hover:bg-raised',
};

const BASE =
  'inline-flex min-h-9 items-center justify-center gap-1.5 rounded-md px-3 py-1.5 text-sm font-medium ' +
  'transition-colors disabled:border-line disabled:bg-raised disabled:text-quiet disabled:opacity-100 ' +
  'aria-disabled:cursor-wait aria-disabled:opacity-80 print:hidden';

/** `main` stands once on a screen; `danger` only where something irreversible is confirmed. */
export function Button({
  look = 'plain',
  className = '',
  ...props
}: ComponentProps<'button'> & { look?: keyof typeof LOOKS }) {
  return <button type="button" {...props} className={`${BASE} ${LOOKS[look]} ${className}`} />;
}

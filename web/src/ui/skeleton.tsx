/** Grey where words will stand; keeps their place and says nothing. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={`block rounded bg-raised forced-colors:border ${className}`} />;
}

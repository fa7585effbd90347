/** A small count that keeps its place while it is nothing; said in the words around it, not here. */
export function CountMark({ count }: { count: string | null }) {
  return (
    <span
      aria-hidden
      className={`inline-flex h-5 min-w-6 items-center justify-center rounded-full px-1.5 text-xs font-semibold ${count === null ? 'invisible' : 'bg-busy-soft text-busy'}`}
    >
      {count}
    </span>
  );
}

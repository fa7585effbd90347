type Props = {
  count: string | null;
  /** What is counted, for those who listen. */
  what: string;
};

/** A small count that keeps its place while there is nothing to count. */
export function CountMark({ count, what }: Props) {
  return (
    <span
      className={`inline-flex h-5 min-w-6 items-center justify-center rounded-full px-1.5 text-xs font-semibold ${count === null ? 'invisible' : 'bg-busy-soft text-busy'}`}
    >
      {count}
      <span className="sr-only"> {what}</span>
    </span>
  );
}

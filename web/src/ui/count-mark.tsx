type Props = {
  count: string | null;
  /** What is counted, for those who listen. */
  what: string;
};

/** A small count on the corner of its entry: it takes no room, so nothing moves when it comes or goes. */
export function CountMark({ count, what }: Props) {
  if (count === null) return null;
  return (
    <span className="absolute -top-0.5 right-0 inline-flex h-4 min-w-4 items-center justify-center rounded-full bg-busy-soft px-1 text-[0.6875rem] leading-none font-semibold text-busy">
      {count}
      <span className="sr-only"> {what}</span>
    </span>
  );
}

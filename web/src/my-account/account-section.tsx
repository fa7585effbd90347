import { type ReactNode, useId } from 'react';

type Props = { title: string; children: ReactNode };

/** One matter of the account. */
export function AccountSection({ title, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="rounded-xl border border-line bg-surface p-4 sm:p-5">
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      <div className="mt-2">{children}</div>
    </section>
  );
}

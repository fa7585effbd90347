import { Link } from 'react-router';

/** Asks which of several pasted links is meant, instead of guessing. */
export function SeveralLinkIds({ linkIds }: { linkIds: string[] }) {
  return (
    <section aria-labelledby="several" className="mt-6">
      <h2 id="several" role="status" className="font-semibold">
        These are {linkIds.length} link ids. Which one do you mean?
      </h2>
      <ul className="mt-2 divide-y divide-line rounded-lg border border-line bg-surface">
        {linkIds.map((id) => (
          <li key={id}>
            <Link
              to={`/links/${id}`}
              className="flex min-h-11 items-center px-3 py-1.5 font-mono text-accent underline break-all hover:bg-raised"
            >
              {id}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

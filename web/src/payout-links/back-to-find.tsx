import { ChevronLeft } from 'lucide-react';
import { Link, useLocation, useNavigate } from 'react-router';

/** Goes back to the search as it was left; to an empty one when the page was opened by its address. */
export function BackToFind() {
  const navigate = useNavigate();
  // React Router numbers the entries of this tab; the first has nothing of ours behind it.
  const isFirst = useLocation().key === 'default';
  return (
    <Link
      to="/"
      onClick={(event) => {
        if (isFirst || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        navigate(-1);
      }}
      className="inline-flex min-h-8 items-center gap-1 text-quiet hover:text-ink print:hidden"
    >
      <ChevronLeft size={14} aria-hidden /> Back to Find
    </Link>
  );
}

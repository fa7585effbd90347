import { Link } from 'react-router';
import { PlainPage } from './ui/plain-page.tsx';

export function NotFoundPage() {
  return (
    <PlainPage title="There is no page here">
      <p>
        Check the address, or{' '}
        <Link to="/" className="text-accent underline">
          find a link
        </Link>
        .
      </p>
    </PlainPage>
  );
}

import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { isApiError } from '../api/api-error.ts';
import { Button } from '../ui/button.tsx';
import { PlainPage } from '../ui/plain-page.tsx';

type Props = { linkId: string; error?: unknown; onTryAgain?: () => void; children?: ReactNode };

/** Each reason why a link cannot be shown: its own words, and what to do next. */
export function LinkProblemPage({ linkId, error, onTryAgain, children }: Props) {
  const { title, words, again } = pageFor(linkId, error);
  return (
    <PlainPage title={title} {...(isApiError(error) ? error.extras : {})}>
      {words}
      {again && onTryAgain && <p className="text-quiet">This page asks again by itself.</p>}
      {again && children}
      <p className="flex flex-wrap items-center gap-3">
        {again && onTryAgain && (
          <Button look="main" onClick={onTryAgain}>
            Try again
          </Button>
        )}
        <Link to="/" className="text-accent underline">
          Find another link
        </Link>
      </p>
    </PlainPage>
  );
}

type Words = { title: string; words: ReactNode; again: boolean };

function pageFor(linkId: string, error: unknown): Words {
  const code = isApiError(error) ? error.code : null;
  const said = error instanceof Error ? <p>{error.message}</p> : null;
  switch (code) {
    case null:
    case 'invalid-input':
      return {
        title: 'This cannot be a link id',
        words: (
          <p>
            <q>{linkId.slice(0, 80)}</q> has the wrong form. An InstantPay link id has 24 characters, the
            digits 0 to 9 and the letters a to f. Copy it again from where it came.
          </p>
        ),
        again: false,
      };
    case 'link-not-found':
      return {
        title: 'No such link',
        words: (
          <>
            <p>
              InstantPay has no such link under our account. Check the id; it may belong to another account or
              to the sandbox.
            </p>
            <p className="font-mono text-quiet">{linkId}</p>
          </>
        ),
        again: false,
      };
    case 'forbidden':
      return { title: 'You may not see this link', words: said, again: false };
    case 'provider-misconfigured':
    case 'wrong-environment':
      return {
        title: 'Linkdesk is not set up right for InstantPay',
        words: (
          <>
            {said}
            <p>Your administrator must act. Give them the request reference below.</p>
          </>
        ),
        again: true,
      };
    case 'provider-unreachable':
      return { title: 'InstantPay cannot be reached', words: said, again: true };
    case 'provider-refused':
    case 'provider-unclear':
      return { title: 'InstantPay gave no clear answer', words: said, again: true };
    case 'unreachable':
      return { title: 'Linkdesk cannot be reached', words: said, again: true };
    case 'too-many-requests':
    case 'overloaded':
      return { title: 'Too much at once', words: said, again: true };
    default:
      return { title: 'This link could not be shown', words: said, again: true };
  }
}

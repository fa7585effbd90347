import type { Session } from '@linkdesk/server/contract/session';
import { InvitationToken, readInvitation, type SignInStep } from '@linkdesk/server/contract/sign-in';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { isApiError } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { INVITATION_KEY } from '../api/query-client.ts';
import { Button } from '../ui/button.tsx';
import { AcceptInvitation } from './accept-invitation.tsx';
import { enterSession } from './enter-session.ts';
import { refusalWords } from './refusal-words.ts';
import { SignInFrame } from './sign-in-frame.tsx';
import { type OwedStep, SignInSteps } from './sign-in-steps.tsx';

/** Where a one-time link leads. Its secret stands in the fragment, which no server log sees. */
export function WelcomePage() {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [token, setToken] = useState(hash.slice(1));
  const client = useQueryClient();
  const [owed, setOwed] = useState<OwedStep | null>(null);

  // Neither the address bar, the history nor a shoulder surfer keeps it.
  useEffect(() => {
    if (hash === '') return;
    setToken(hash.slice(1));
    void navigate('/welcome', { replace: true });
  }, [hash, navigate]);

  function enter(session: Session): void {
    enterSession(client, session);
    void navigate('/', { replace: true });
  }

  function take(step: SignInStep): void {
    if (step.next === 'signed-in') enter(step.session);
    else setOwed(step.next);
  }

  if (owed) {
    return (
      <SignInFrame title="Welcome">
        <SignInSteps owed={owed} onEnter={enter} onStartOver={() => navigate('/', { replace: true })} />
      </SignInFrame>
    );
  }
  return <Invitation key={token} token={token} onStep={take} />;
}

function Invitation({ token, onStep }: { token: string; onStep: (step: SignInStep) => void }) {
  const isWhole = InvitationToken.safeParse(token).success;
  const invitation = useQuery({
    queryKey: [...INVITATION_KEY, token],
    queryFn: ({ signal }) => call(readInvitation, { body: { token } }, signal),
    enabled: isWhole,
    // Reading does not use it up; looking at another tab and back must not ask again.
    staleTime: Infinity,
    gcTime: 0,
  });

  // A mail program may have cut it short.
  if (!isWhole) {
    return (
      <NoUse title="Open your one-time link again">
        <p>
          {token === '' ? 'Its secret part is no longer in this page’s address.' : 'A part of it is missing.'}{' '}
          Open the whole link once more, as you got it.
        </p>
      </NoUse>
    );
  }
  if (invitation.data) {
    return <AcceptInvitation token={token} invitation={invitation.data} onStep={onStep} />;
  }
  if (!invitation.error) return null;
  if (isApiError(invitation.error, 'unreachable', 'unreadable', 'overloaded', 'unexpected', 'not-recorded')) {
    return (
      <NoUse title="Linkdesk does not answer">
        <p>{invitation.error.message} Your link stays good meanwhile.</p>
        <Button look="main" onClick={() => invitation.refetch()}>
          Try again
        </Button>
      </NoUse>
    );
  }
  return (
    <NoUse title="This link cannot be used">
      <p>{refusalWords(invitation.error)}</p>
      <p>
        A one-time link is good for 24 hours and works once; a newer one ends it. Ask your administrator for a
        new one, or{' '}
        <Link to="/" className="text-accent underline">
          sign in
        </Link>{' '}
        if you have set your password already.
      </p>
    </NoUse>
  );
}

function NoUse({ title, children }: { title: string; children: ReactNode }) {
  return (
    <SignInFrame title={title} heading={title}>
      {children}
    </SignInFrame>
  );
}

import type { SignInStep } from '@linkdesk/server/contract/sign-in';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { CompanyRefusal } from './company-refusal.tsx';
import { CompanySignIn } from './company-sign-in.tsx';
import { enterSession } from './enter-session.ts';
import { FirstStart } from './first-start.tsx';
import { PasswordSignIn } from './password-sign-in.tsx';
import { SamplePeople } from './sample-people.tsx';
import { SignInFrame } from './sign-in-frame.tsx';
import { type OwedStep, SignInSteps } from './sign-in-steps.tsx';
import { signInWaysQuery } from './sign-in-ways-query.ts';
import { isSomebodysTab } from './tab-storage.ts';

/** Shown in place of any page while nobody is signed in, so the address stays and the page returns. */
export function SignInPage() {
  const client = useQueryClient();
  const [owed, setOwed] = useState<OwedStep | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const ways = useQuery(signInWaysQuery);

  function take(step: SignInStep): void {
    if (step.next === 'signed-in') enterSession(client, step.session);
    else setOwed(step.next);
  }

  function startOver(because: string | null): void {
    setOwed(null);
    setSaid(because);
  }

  if (owed) {
    return (
      <SignInFrame title="Sign in">
        <SignInSteps
          owed={owed}
          onEnter={(session) => enterSession(client, session)}
          onStartOver={startOver}
        />
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title="Sign in" heading="Sign in to Linkdesk">
      {isSomebodysTab() && (
        <p>
          You are signed out here. Once you have signed in you are back on the same page, with what you had
          written.
        </p>
      )}
      <CompanyRefusal />
      <div role="status" className="empty:hidden">
        {said && <Notice tone="warning" title={said} />}
      </div>
      {ways.isError && (
        <Notice tone="warning" title={ways.error.message}>
          <Button onClick={() => ways.refetch()}>Try again</Button>
        </Notice>
      )}
      {ways.data && <Ways ways={ways.data} onStep={take} />}
    </SignInFrame>
  );
}

type WaysProps = {
  ways: { samplePeople: boolean; company: boolean; password: boolean; firstStart: boolean };
  onStep: (step: SignInStep) => void;
};

function Ways({ ways, onStep }: WaysProps) {
  if (ways.firstStart && !ways.samplePeople) return <FirstStart company={ways.company} />;
  return (
    <>
      {ways.samplePeople && <SamplePeople />}
      {ways.company && <CompanySignIn />}
      {ways.password &&
        (ways.samplePeople || ways.company ? (
          <details className="group rounded-lg border border-line bg-surface open:pb-4">
            <summary className="flex min-h-11 items-center justify-between px-4 font-semibold">
              Sign in with e-mail and password
              <ChevronDown size={16} aria-hidden className="text-quiet group-open:rotate-180" />
            </summary>
            <div className="px-4 pt-1">
              <PasswordSignIn onStep={onStep} />
            </div>
          </details>
        ) : (
          <PasswordSignIn onStep={onStep} first />
        ))}
      {!ways.samplePeople && !ways.company && !ways.password && (
        <p>No way of signing in is set up here yet. Ask your administrator to set one up.</p>
      )}
    </>
  );
}

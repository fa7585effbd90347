import { startCompanySignIn } from '@linkdesk/server/contract/sign-in';
import { useMutation } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { call } from '../api/call.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { companyRefusalWords } from './company-refusal-words.ts';
import { tellOtherTabs } from './other-tabs.ts';
import { refusalWords } from './refusal-words.ts';
import { SignInFrame } from './sign-in-frame.tsx';

/** A tab of its own for the company's sign-in: it goes there and comes back, while the dialog in the other tab waits. */
export function SignedInAgainPage() {
  const { hash, search } = useLocation();
  const [begins] = useState(hash === '#start');
  const refusal = new URLSearchParams(search).get('company');
  if (begins) return <OnTheWay />;
  if (refusal !== null) return <Refused word={refusal} />;
  return <Back />;
}

function OnTheWay() {
  const begun = useRef(false);
  const { mutate: start, ...starting } = useMutation({
    mutationFn: () => call(startCompanySignIn, { body: { fresh: true } }),
    onSuccess: ({ url }) => location.replace(url),
  });
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    start();
  }, [start]);

  return (
    <SignInFrame title="Signing in again" heading="Going to your company’s sign-in…">
      <div role="status" className="empty:hidden">
        {starting.isError && (
          <Notice tone="alarm" title={refusalWords(starting.error)}>
            <Button onClick={() => start()}>Try again</Button>
          </Notice>
        )}
      </div>
    </SignInFrame>
  );
}

function Back() {
  useEffect(() => {
    tellOtherTabs('signed-in');
    // Allowed where a script opened this tab; elsewhere the words below stand.
    close();
  }, []);
  return (
    <SignInFrame title="Signed in again" heading="Thank you, it is still you">
      <p className="flex items-center gap-2">
        <CircleCheck size={16} aria-hidden className="text-good" />
        Your other tab goes on where you left it. You may close this one.
      </p>
    </SignInFrame>
  );
}

function Refused({ word }: { word: string }) {
  return (
    <SignInFrame title="Not signed in again" heading="Your company’s sign-in did not confirm that it is you">
      <p>{companyRefusalWords(word)}</p>
      <p>Nothing was lost in your other tab: close this one and try again there.</p>
    </SignInFrame>
  );
}

import { signInFreshly } from '@linkdesk/server/contract/sign-in';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, KeyRound } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { call } from '../api/call.ts';
import { SESSION_KEY } from '../api/query-client.ts';
import { useSession } from '../people/use-session.ts';
import { Button } from '../ui/button.tsx';
import { CodeEntry } from './code-entry.tsx';
import { CompanyProof } from './company-proof.tsx';
import { PasswordField } from './password-field.tsx';
import { refusalWords } from './refusal-words.ts';
import type { FreshState } from './use-fresh-sign-in.ts';

type Props = {
  /** From `useFreshSignIn`. */
  fresh: FreshState;
  /** What the person does then, as the end of a sentence: `press Cancel ₹120.11 link`. */
  then: string;
  /** What has not happened yet, in words of the dialog. */
  notYet?: string;
};

/**
 * Stands above the buttons of a dialog. Where the sign-in is too old for its act, it asks for the proof before the
 * click, and what was typed stays:
 *
 *     const fresh = useFreshSignIn(mutation.error);
 *     <FreshSignIn fresh={fresh} then="press Disable" />
 *     <Button disabled={fresh.needed} …>Disable</Button>
 *
 * A call answered `sign-in-again` brings it up by itself: hand the error over and show no notice for that code.
 */
export function FreshSignIn({ fresh, then, notYet = 'Nothing was done yet' }: Props) {
  const done = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // The field that had the focus is gone.
    if (fresh.given) done.current?.focus();
  }, [fresh.given]);

  if (fresh.needed) return <Proof fresh={fresh} />;
  if (!fresh.given) return null;
  return (
    <p
      ref={done}
      tabIndex={-1}
      className="mt-4 flex items-center gap-2 rounded-lg bg-good-soft px-3 py-2.5 font-semibold text-good"
    >
      <CircleCheck size={16} aria-hidden /> Thank you, it is still you. {notYet}: {then}.
    </p>
  );
}

function Proof({ fresh }: Pick<Props, 'fresh'>) {
  const { freshProof } = useSession();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [refusals, setRefusals] = useState(0);
  const titleId = useId();
  const proving = useMutation({
    mutationFn: (proof: { code?: string; password?: string }) => call(signInFreshly, { body: proof }),
    onSuccess: (session) => {
      client.setQueryData(SESSION_KEY, session);
      fresh.onGiven(session.freshUntil);
    },
    onError: () => {
      setPassword('');
      setRefusals((so) => so + 1);
    },
  });
  const prove = (proof: { code?: string; password?: string }) => {
    if (!proving.isPending) proving.mutate(proof);
  };

  return (
    <div
      role="group"
      aria-labelledby={titleId}
      className="mt-4 flex flex-col items-start gap-3 rounded-lg border border-line bg-raised p-3"
    >
      <p id={titleId} className="flex items-center gap-2 font-semibold">
        <KeyRound size={16} aria-hidden className="text-accent" /> Show that it is still you
      </p>
      <p className="-mt-2 text-quiet">It is some time since you signed in. What you have entered stays.</p>
      {freshProof === 'code' && (
        <CodeEntry
          label="Six digits from your authenticator app"
          pending={proving.isPending}
          refusals={refusals}
          recovery
          onCode={(code) => prove({ code })}
        />
      )}
      {freshProof === 'password' && (
        <>
          <PasswordField
            label="Your password"
            autoComplete="current-password"
            value={password}
            onType={setPassword}
            onEnter={() => password !== '' && prove({ password })}
          />
          <Button
            aria-disabled={proving.isPending}
            disabled={password === ''}
            onClick={() => prove({ password })}
          >
            It is me
          </Button>
        </>
      )}
      {freshProof === 'company' && <CompanyProof />}
      {freshProof === 'click' && (
        <Button aria-disabled={proving.isPending} onClick={() => prove({})}>
          It is me
        </Button>
      )}
      <div role="status" className="font-semibold text-danger empty:hidden">
        {proving.isError && refusalWords(proving.error)}
      </div>
    </div>
  );
}

import type { Session } from '@linkdesk/server/contract/session';
import { verifySecondFactor, type SignInStep } from '@linkdesk/server/contract/sign-in';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { isApiError } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { CodeEntry } from './code-entry.tsx';
import { refusalWords } from './refusal-words.ts';

/** Once in the life of an account. */
const SetUpSecondFactor = lazy(async () => ({
  default: (await import('./set-up-second-factor.tsx')).SetUpSecondFactor,
}));

/** What a right password, or a one-time link, may still leave to do. */
export type OwedStep = Exclude<SignInStep['next'], 'signed-in'>;

type Props = {
  owed: OwedStep;
  onEnter: (session: Session) => void;
  /** Back to the beginning; told why where it was not the person's own wish. */
  onStartOver: (because: string | null) => void;
};

/** What still stands between a right password and the desk. */
export function SignInSteps({ owed, onEnter, onStartOver }: Props) {
  return (
    <>
      {owed === 'second-factor' ? (
        <>
          <SecondFactor onEnter={onEnter} onStartOver={onStartOver} />
          <StartOver onStartOver={onStartOver} />
        </>
      ) : (
        <>
          <h1 className="text-2xl font-semibold tracking-tight">Set up your authenticator app</h1>
          <p>
            Your administrator requires a code beside the password. You set it up once; it takes about a
            minute.
          </p>
          <Suspense>
            <SetUpSecondFactor
              onDone={onEnter}
              onLost={() => onStartOver('That took too long. Sign in once more; nothing was changed.')}
              leave={<StartOver onStartOver={onStartOver} />}
            />
          </Suspense>
        </>
      )}
    </>
  );
}

function StartOver({ onStartOver }: Pick<Props, 'onStartOver'>) {
  return (
    <Button look="quiet" className="-ml-3" onClick={() => onStartOver(null)}>
      Back to the start
    </Button>
  );
}

function SecondFactor({ onEnter, onStartOver }: Omit<Props, 'owed'>) {
  const [refusals, setRefusals] = useState(0);
  const verifying = useMutation({
    mutationFn: (code: string) => call(verifySecondFactor, { body: { code } }),
    onSuccess: onEnter,
    onError: (error) => {
      if (isApiError(error, 'not-signed-in')) onStartOver(error.message);
      else setRefusals((so) => so + 1);
    },
  });

  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">One more step</h1>
      <CodeEntry
        label="Six digits from your authenticator app"
        pending={verifying.isPending}
        refusals={refusals}
        recovery
        first
        onCode={(code) => {
          if (!verifying.isPending) verifying.mutate(code);
        }}
      />
      <div role="status" className="empty:hidden">
        {verifying.isPending && <p>Checking…</p>}
        {verifying.isError && <Notice tone="alarm" title={refusalWords(verifying.error)} />}
      </div>
    </>
  );
}

import type { Session } from '@linkdesk/server/contract/session';
import { confirmSecondFactor, setUpSecondFactor } from '@linkdesk/server/contract/sign-in';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { isApiError } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { CodeEntry } from './code-entry.tsx';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { refusalWords } from './refusal-words.ts';

type Props = {
  /** The codes are kept; the session goes on with this. */
  onDone: (session: Session) => void;
  /** Nobody is signed in any more. */
  onLost: () => void;
  /** The way out, while nothing is settled yet. */
  leave: ReactNode;
};

/** Scan, confirm with the first code, keep the recovery codes. */
export function SetUpSecondFactor({ onDone, onLost, leave }: Props) {
  const [refusals, setRefusals] = useState(0);
  const begun = useRef(false);
  const lost = (error: Error) => {
    if (isApiError(error, 'not-signed-in')) onLost();
  };
  const { mutate: begin, ...beginning } = useMutation({
    mutationFn: () => call(setUpSecondFactor, { body: {} }),
    onError: lost,
  });
  const confirming = useMutation({
    mutationFn: (code: string) => call(confirmSecondFactor, { body: { code } }),
    onError: (error) => {
      lost(error);
      setRefusals((so) => so + 1);
    },
  });

  useEffect(() => {
    // Each asking makes a new secret, and the one on screen would be worth nothing.
    if (begun.current) return;
    begun.current = true;
    begin();
  }, [begin]);

  if (confirming.data) {
    const { recoveryCodes, session } = confirming.data;
    return <RecoveryCodes codes={recoveryCodes} onKept={() => onDone(session)} />;
  }
  return (
    <div className="space-y-4">
      {beginning.isError ? (
        <Notice tone="alarm" title={refusalWords(beginning.error)}>
          <Button onClick={() => begin()}>Try again</Button>
        </Notice>
      ) : (
        <Secret made={beginning.data ?? null} />
      )}
      <div className="space-y-2">
        <h2 className="font-semibold">2 · Write the code that the app shows now</h2>
        <CodeEntry
          label="Six digits"
          pending={confirming.isPending}
          refusals={refusals}
          onCode={(code) => {
            if (beginning.data && !confirming.isPending) confirming.mutate(code);
          }}
        />
      </div>
      <div role="status" className="empty:hidden">
        {confirming.isPending && <p>Checking…</p>}
        {confirming.isError && <Notice tone="alarm" title={refusalWords(confirming.error)} />}
      </div>
      {leave}
    </div>
  );
}

function Secret({ made }: { made: { secret: string; uri: string } | null }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // What was pressed to come here is gone.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="space-y-3">
      <h2 ref={heading} tabIndex={-1} className="font-semibold outline-none">
        1 · Scan this with an authenticator app
      </h2>
      <div className="flex flex-wrap items-start gap-4">
        {made ? (
          <QrCode text={made.uri} label="QR code for the authenticator app" />
        ) : (
          <Skeleton className="size-44" />
        )}
        <div className="min-w-40 flex-1 space-y-1">
          <p className="text-quiet">
            Any app for six-digit codes will do. Cannot scan? Type this into the app:
          </p>
          {made ? (
            <p className="font-mono">
              {grouped(made.secret)} <CopyButton text={() => made.secret} label="Copy the secret" />
            </p>
          ) : (
            <Skeleton className="h-5 w-40" />
          )}
        </div>
      </div>
    </div>
  );
}

/** Groups of four, as people read them to themselves. */
function grouped(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}

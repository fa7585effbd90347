import type { Session } from '@linkdesk/server/contract/session';
import { useQueryClient } from '@tanstack/react-query';
import { ShieldCheck, ShieldOff } from 'lucide-react';
import { useState } from 'react';
import { forgetSession } from '../api/query-client.ts';
import { useSession } from '../people/use-session.ts';
import { enterSession } from '../sign-in/enter-session.ts';
import { FreshSignIn } from '../sign-in/fresh-sign-in.tsx';
import { SetUpSecondFactor } from '../sign-in/set-up-second-factor.tsx';
import { useFreshSignIn } from '../sign-in/use-fresh-sign-in.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { AccountSection } from './account-section.tsx';
import { RemoveSecondFactorDialog } from './remove-second-factor-dialog.tsx';

/** The authenticator app of this person: set up, or taken away where no administrator requires it. */
export function SecondFactor() {
  const client = useQueryClient();
  const announce = useAnnounce();
  const { secondFactor } = useSession();
  const [isOpen, setOpen] = useState<'set-up' | 'remove' | null>(null);

  function changed(session: Session, sentence: string): void {
    setOpen(null);
    enterSession(client, session);
    announce(sentence);
  }

  return (
    <AccountSection title="Authenticator app">
      {isOpen === 'set-up' ? (
        <SetUp
          onDone={(session) => changed(session, 'The authenticator app is set up.')}
          onClose={() => setOpen(null)}
        />
      ) : secondFactor === 'on' ? (
        <>
          <p className="flex items-center gap-2">
            <ShieldCheck size={16} aria-hidden className="text-good" /> On: signing in asks for a code beside
            the password.
          </p>
          <Button className="mt-3" onClick={() => setOpen('remove')}>
            Turn off…
          </Button>
        </>
      ) : (
        <>
          <p className="flex items-center gap-2">
            <ShieldOff size={16} aria-hidden className="text-busy" /> Off: your password alone lets anybody in
            who has it.
          </p>
          <Button className="mt-3" onClick={() => setOpen('set-up')}>
            Set up an authenticator app…
          </Button>
        </>
      )}
      {isOpen === 'remove' && (
        <RemoveSecondFactorDialog
          onRemoved={(session) => changed(session, 'The authenticator app is no longer asked for.')}
          onClose={() => setOpen(null)}
        />
      )}
    </AccountSection>
  );
}

/** Asked for once: what a sign-in that grows old meanwhile would take away are the recovery codes. */
function SetUp({ onDone, onClose }: { onDone: (session: Session) => void; onClose: () => void }) {
  const client = useQueryClient();
  const fresh = useFreshSignIn();
  const [isBegun, setBegun] = useState(!fresh.needed);
  if (!isBegun && !fresh.needed) setBegun(true);
  const leave = <Button onClick={onClose}>Not now</Button>;
  return (
    <div className="max-w-md space-y-4">
      {isBegun ? (
        <SetUpSecondFactor onDone={onDone} onLost={() => forgetSession(client)} leave={leave} />
      ) : (
        <>
          <FreshSignIn fresh={fresh} then="go on" />
          {leave}
        </>
      )}
    </div>
  );
}

import { changePeopleSettings } from '@linkdesk/server/contract/people';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { useSession } from './use-session.ts';

const WORDS = 'Everybody who signs in with a password also gives a code';

/** The desk-wide switch; what it will do is said before it turns. */
export function PeopleRequirement({ required, mayManage }: { required: boolean; mayManage: boolean }) {
  const [open, setOpen] = useState(false);
  const announce = useAnnounce();
  const { freshProof } = useSession();
  const you = freshProof === 'password';
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border border-line bg-surface px-3 py-2">
      {mayManage ? (
        <button
          type="button"
          role="switch"
          aria-checked={required}
          onClick={() => setOpen(true)}
          className="flex min-h-9 items-center gap-3 text-left"
        >
          <Track on={required} />
          <span className="font-medium">{WORDS}</span>
        </button>
      ) : (
        <span className="font-medium">{WORDS}</span>
      )}
      <span className="text-quiet">{required ? 'On' : 'Off'}</span>
      {open && (
        <PersonDialog
          title={required ? 'Stop asking everybody for a code?' : 'Ask everybody for a code?'}
          confirm={required ? 'Stop asking' : 'Ask everybody'}
          danger={required}
          act={() => call(changePeopleSettings, { body: { requiresSecondFactor: !required } })}
          onDone={() => {
            setOpen(false);
            announce(`${WORDS}: ${required ? 'off' : 'on'}.`);
          }}
          onClose={() => setOpen(false)}
        >
          <p className="mt-3">
            {required
              ? 'Whoever has set up an authenticator app is still asked for its code; the others sign in with their password alone.'
              : `It counts at once: whoever has a password and no authenticator app is asked to sign in again with their very next click, and sets one up then. ${you ? 'You too. ' : ''}What was being written in a dialog is kept.`}
          </p>
        </PersonDialog>
      )}
    </div>
  );
}

function Track({ on }: { on: boolean }) {
  return (
    <span
      aria-hidden
      className={`flex h-5 w-9 shrink-0 items-center rounded-full border p-0.5 ${on ? 'justify-end border-accent-fill bg-accent-fill' : 'justify-start border-field bg-surface'}`}
    >
      <span className={`size-3.5 rounded-full ${on ? 'bg-white' : 'bg-field'}`} />
    </span>
  );
}

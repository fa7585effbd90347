import { type Invitation, invitePersonAgain, type Person } from '@linkdesk/server/contract/people';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { PersonDialog } from './person-dialog.tsx';
import { PersonLinkShown } from './person-link-shown.tsx';

/** For who lost the first link, or the password. */
export function PersonLinkDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const { id, name, email } = person;
  if (invitation) {
    return (
      <PersonLinkShown
        title={`One-time link for ${name}`}
        name={name}
        invitation={invitation}
        onClose={onClose}
      />
    );
  }
  return (
    <PersonDialog
      title={`Make a new one-time link for ${name}?`}
      confirm="Make the link"
      keep="Make none"
      act={() => call(invitePersonAgain, { params: { id }, body: {} })}
      onDone={(made) => setInvitation(made.invitation)}
      onClose={onClose}
    >
      {email && <p className="mt-1 text-quiet">{email}</p>}
      <p className="mt-3">
        Whoever opens the new link sets a new password for {name}; earlier links stop working at once.
      </p>
    </PersonDialog>
  );
}

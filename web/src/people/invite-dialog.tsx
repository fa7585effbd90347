import { type Invitation, invitePerson, type Person } from '@linkdesk/server/contract/people';
import type { Role } from '@linkdesk/server/contract/permissions';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { TextField } from '../ui/text-field.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { PersonLinkShown } from './person-link-shown.tsx';
import { PersonRoles } from './person-roles.tsx';

type Invited = { person: Person; invitation: Invitation };

/** Who, under which e-mail, with which roles; then the link that lets them in once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<Role[]>([]);
  const [invited, setInvited] = useState<Invited | null>(null);

  if (invited) {
    const { person, invitation } = invited;
    return (
      <PersonLinkShown
        title={`${person.name} is invited`}
        name={person.name}
        invitation={invitation}
        onClose={onClose}
      />
    );
  }
  return (
    <PersonDialog
      title="Invite a person"
      confirm="Make the one-time link"
      keep="Do not invite"
      missing={missing(name, email, roles)}
      act={() => call(invitePerson, { body: { name: name.trim(), email: email.trim(), roles } })}
      onDone={setInvited}
      onClose={onClose}
    >
      <p className="mt-1 text-quiet">
        Linkdesk sends no e-mail: you get a one-time link and hand it over yourself.
      </p>
      <TextField label="Name" value={name} maxLength={80} onType={setName} first />
      <TextField
        label="E-mail"
        hint="They sign in with it."
        type="email"
        value={email}
        maxLength={254}
        onType={setEmail}
      />
      <PersonRoles roles={roles} onChange={setRoles} />
    </PersonDialog>
  );
}

function missing(name: string, email: string, roles: readonly Role[]): string | null {
  if (name.trim() === '') return 'Write a name first. Nobody was invited.';
  if (!/^\S+@\S+$/.test(email.trim())) return 'Write an e-mail address first. Nobody was invited.';
  return roles.length === 0 ? 'Choose at least one role first. Nobody was invited.' : null;
}

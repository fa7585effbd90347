import { type Invitation, invitePerson, type Person } from '@linkdesk/server/contract/people';
import { Role } from '@linkdesk/server/contract/permissions';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { TextField } from '../ui/text-field.tsx';
import { useKeptText } from '../ui/use-kept-text.ts';
import { PersonDialog } from './person-dialog.tsx';
import { PersonLinkShown } from './person-link-shown.tsx';
import { PersonRoles } from './person-roles.tsx';

type Invited = { person: Person; invitation: Invitation };

/** Who, under which e-mail, with which roles; then the link that lets them in once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const name = useKeptText('invite.name');
  const email = useKeptText('invite.email');
  const chosen = useKeptText('invite.roles');
  const roles = Role.options.filter((role) => chosen.text.split(' ').includes(role));
  const [invited, setInvited] = useState<Invited | null>(null);

  function drop(): void {
    for (const kept of [name, email, chosen]) kept.drop();
  }

  async function invite(): Promise<Invited> {
    const body = { name: name.text.trim(), email: email.text.trim(), roles };
    const made = await call(invitePerson, { body });
    drop();
    return made;
  }

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
      missing={missing(name.text, email.text, roles)}
      act={invite}
      onDone={setInvited}
      onClose={() => {
        drop();
        onClose();
      }}
    >
      <p className="mt-1 text-quiet">
        Linkdesk sends no e-mail: you get a one-time link and hand it over yourself.
      </p>
      <TextField label="Name" value={name.text} maxLength={80} onType={name.write} first />
      <TextField
        label="E-mail"
        hint="They sign in with it."
        type="email"
        value={email.text}
        maxLength={254}
        onType={email.write}
      />
      <PersonRoles roles={roles} onChange={(next) => chosen.write(next.join(' '))} />
    </PersonDialog>
  );
}

function missing(name: string, email: string, roles: readonly Role[]): string | null {
  if (name.trim() === '') return 'Write a name first. Nobody was invited.';
  if (!/^\S+@\S+$/.test(email.trim())) return 'Write an e-mail address first. Nobody was invited.';
  return roles.length === 0 ? 'Choose at least one role first. Nobody was invited.' : null;
}

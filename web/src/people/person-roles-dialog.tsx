import { changeRoles, type Person } from '@linkdesk/server/contract/people';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { PersonDialog } from './person-dialog.tsx';
import { PersonRoles } from './person-roles.tsx';

type Props = { person: Person; onDone: (sentence: string) => void; onClose: () => void };

export function PersonRolesDialog({ person: { id, name, email, roles: had }, onDone, onClose }: Props) {
  const [roles, setRoles] = useState(had);
  return (
    <PersonDialog
      title={`Change the roles of ${name}?`}
      confirm="Change roles"
      missing={missing(roles, had)}
      act={() => call(changeRoles, { params: { id }, body: { roles } })}
      onDone={() => onDone(`The roles of ${name} are changed.`)}
      onClose={onClose}
    >
      {email && <p className="mt-1 text-quiet">{email}</p>}
      <p className="mt-3">{name} is signed out at once and signs in again with the new roles.</p>
      <PersonRoles roles={roles} onChange={setRoles} first />
    </PersonDialog>
  );
}

function missing(roles: readonly string[], had: readonly string[]): string | null {
  if (roles.length === 0) return 'Choose at least one role first. Nothing was done.';
  const same = roles.length === had.length && roles.every((role) => had.includes(role));
  return same ? 'These are the roles they have. Nothing was done.' : null;
}

import { conflictingRoles } from '@linkdesk/server/contract/conflicting-roles';
import { Role } from '@linkdesk/server/contract/permissions';
import { useId } from 'react';
import { Notice } from '../ui/notice.tsx';
import { ROLE_DOES } from './person-words.ts';
import { ROLE_WORDS } from './role-words.ts';

type Props = {
  roles: readonly Role[];
  onChange: (roles: Role[]) => void;
  /** Gets the focus when its dialog opens. */
  first?: boolean;
};

/** What somebody may do, with a warning where one hand would control the other. */
export function PersonRoles({ roles, onChange, first = false }: Props) {
  const id = useId();
  const flag = conflictingRoles(roles);
  return (
    <fieldset className="mt-3">
      <legend className="font-semibold">Roles</legend>
      {Role.options.map((role, index) => (
        <div key={role} className="mt-1">
          <label className="flex min-h-6 items-center gap-2 font-medium">
            <input
              type="checkbox"
              aria-describedby={`${id}-${role}`}
              data-first-focus={first && index === 0 ? '' : undefined}
              checked={roles.includes(role)}
              onChange={({ target }) =>
                onChange(
                  Role.options.filter((other) => (other === role ? target.checked : roles.includes(other))),
                )
              }
            />
            {ROLE_WORDS[role]}
          </label>
          <p id={`${id}-${role}`} className="pl-5.5 text-quiet">
            {ROLE_DOES[role]}
          </p>
        </div>
      ))}
      <div role="status" className="mt-2 empty:hidden">
        {flag && (
          <Notice tone="warning" title={flag}>
            <p>
              Roles that control each other are better in two hands. People and the audit log will flag it.
            </p>
          </Notice>
        )}
      </div>
    </fieldset>
  );
}

import type { Person } from '@linkdesk/server/contract/people';
import { useState } from 'react';
import { Menu, MenuAct } from '../ui/menu.tsx';
import { useAnnounce } from '../ui/announcer.tsx';
import { PersonActDialog } from './person-act-dialog.tsx';
import { actsOn, type PersonAct } from './person-acts.ts';
import { PersonLinkDialog } from './person-link-dialog.tsx';
import { PersonRolesDialog } from './person-roles-dialog.tsx';
import { useSession } from './use-session.ts';

/** What an administrator may do with a person. */
export function PersonMenu({ person }: { person: Person }) {
  const [open, setOpen] = useState<PersonAct | 'roles' | 'link' | null>(null);
  const announce = useAnnounce();
  const close = () => setOpen(null);
  const done = (sentence: string) => {
    close();
    announce(sentence);
  };
  const { acts, mayChangeRoles, mayHaveLink } = actsOn(person, useSession().person.id);

  if (acts.length === 0 && !mayChangeRoles && !mayHaveLink) return null;
  return (
    <>
      <Menu label={`Manage ${person.name}`} word="Manage">
        {mayChangeRoles && <MenuAct onChoose={() => setOpen('roles')}>Change roles…</MenuAct>}
        {mayHaveLink && <MenuAct onChoose={() => setOpen('link')}>New one-time link…</MenuAct>}
        {acts.map((act) => (
          <MenuAct key={act.name} onChoose={() => setOpen(act)}>
            {act.word}…
          </MenuAct>
        ))}
      </Menu>
      {open === 'roles' && <PersonRolesDialog person={person} onDone={done} onClose={close} />}
      {open === 'link' && <PersonLinkDialog person={person} onClose={close} />}
      {open !== null && typeof open === 'object' && (
        <PersonActDialog person={person} act={open} onDone={done} onClose={close} />
      )}
    </>
  );
}

import type { Person } from '@linkdesk/server/contract/people';
import type { PersonAct } from './person-acts.ts';
import { PersonDialog } from './person-dialog.tsx';
import { useSession } from './use-session.ts';

type Props = {
  person: Person;
  act: PersonAct;
  onDone: (sentence: string) => void;
  onClose: () => void;
};

export function PersonActDialog({ person, act, onDone, onClose }: Props) {
  const { id, name, email } = person;
  const yourself = useSession().person.id === id;
  return (
    <PersonDialog
      title={act.title(name)}
      confirm={act.word}
      danger={act.danger}
      act={() => act.send(id)}
      onDone={() => onDone(act.did(name))}
      onClose={onClose}
    >
      {email && <p className="mt-1 text-quiet">{email}</p>}
      <p className="mt-3">{act.will(name, person)}</p>
      {yourself && <p className="mt-2 font-semibold">This is you: it ends your own session, too.</p>}
    </PersonDialog>
  );
}

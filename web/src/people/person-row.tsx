import type { Person } from '@linkdesk/server/contract/people';
import { CircleCheck, CircleSlash, Hourglass, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '../ui/badge.tsx';
import { IstTime } from '../ui/ist-time.tsx';
import { PersonMenu } from './person-menu.tsx';
import { FROM_WORDS, secondFactorWords, sessionsWords, STATE_WORDS } from './person-words.ts';
import { ROLE_WORDS } from './role-words.ts';
import { useSession } from './use-session.ts';

const LOOKS = {
  invited: { icon: Hourglass, colours: 'bg-open-soft text-open' },
  active: { icon: CircleCheck, colours: 'bg-good-soft text-good' },
  disabled: { icon: CircleSlash, colours: 'bg-ended-soft text-ended' },
};

export function PersonRow({ person, mayManage }: { person: Person; mayManage: boolean }) {
  const { id, name, email, roles, state, from, flag, lastSignInAt } = person;
  const you = useSession().person.id === id;
  return (
    <tr className="grid grid-cols-[7.5rem_1fr] gap-x-3 gap-y-1.5 rounded-lg border border-line bg-surface p-3 lg:table-row lg:rounded-none lg:border-0 lg:border-b">
      <th scope="row" className="col-span-2 font-normal lg:min-w-56 lg:px-2 lg:py-2 lg:align-top">
        <span className="font-semibold">
          <bdi>{name}</bdi>
        </span>
        {you && <span className="text-quiet"> (you)</span>}
        {email && <span className="block text-quiet">{email}</span>}
      </th>
      <Cell name="Roles">
        <span>{roles.map((role) => ROLE_WORDS[role]).join(', ') || 'None'}</span>
        {flag && (
          <span className="mt-1 flex gap-1 text-busy">
            <TriangleAlert size={14} className="mt-0.5 shrink-0" aria-hidden />
            <span>{flag}</span>
          </span>
        )}
      </Cell>
      <Cell name="State">
        <Badge {...LOOKS[state]}>{STATE_WORDS[state]}</Badge>
      </Cell>
      <Cell name="Signs in">{FROM_WORDS[from]}</Cell>
      <Cell name="Second factor">{secondFactorWords(person)}</Cell>
      <Cell name="Signed in now">{sessionsWords(person)}</Cell>
      <Cell name="Last sign-in">{lastSignInAt ? <IstTime at={lastSignInAt} as="minute" /> : 'Never'}</Cell>
      {mayManage && (
        <td className="col-span-2 pt-1 lg:px-2 lg:py-1.5 lg:text-right lg:align-top">
          <PersonMenu person={person} />
        </td>
      )}
    </tr>
  );
}

/** In a card its column's name stands beside it. */
function Cell({ name, children }: { name: string; children: ReactNode }) {
  return (
    <td className="contents lg:table-cell lg:px-2 lg:py-2 lg:align-top">
      <span aria-hidden className="text-quiet lg:hidden">
        {name}
      </span>
      <div className="min-w-0">{children}</div>
    </td>
  );
}

import type { Person } from '@linkdesk/server/contract/people';
import { PersonRow } from './person-row.tsx';

type Props = { items: Person[]; mayManage: boolean };

const COLUMNS = [
  'Name and e-mail',
  'Roles',
  'State',
  'Signs in',
  'Second factor',
  'Signed in now',
  'Last sign-in',
];

/** A table on wide screens, cards on narrow ones. */
export function PeopleTable({ items, mayManage }: Props) {
  return (
    <table className="mt-3 block w-full border-collapse text-left lg:table">
      <caption className="sr-only">Everybody who has an account</caption>
      <thead className="sr-only lg:not-sr-only lg:table-header-group">
        <tr className="border-b border-line text-xs text-quiet">
          {COLUMNS.map((column) => (
            <th key={column} scope="col" className="px-2 py-2 font-medium">
              {column}
            </th>
          ))}
          {mayManage && (
            <th scope="col" className="px-2 py-2">
              <span className="sr-only">What to do</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody className="block space-y-2 lg:table-row-group lg:space-y-0">
        {items.map((person) => (
          <PersonRow key={person.id} person={person} mayManage={mayManage} />
        ))}
      </tbody>
    </table>
  );
}

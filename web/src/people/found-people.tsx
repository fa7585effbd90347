import type { Person } from '@linkdesk/server/contract/people';
import { useState } from 'react';
import { filterPeople } from './filter-people.ts';
import { PeopleTable } from './people-table.tsx';

/** So many are read faster than a word is typed. */
const AT_A_GLANCE = 10;

type Props = { items: Person[]; mayManage: boolean };

/** The people, with a field to find one where they are many. */
export function FoundPeople({ items, mayManage }: Props) {
  const [text, setText] = useState('');
  if (items.length <= AT_A_GLANCE) return <PeopleTable items={items} mayManage={mayManage} />;
  const found = filterPeople(items, text);
  return (
    <>
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <input
          type="search"
          aria-label="Find a person"
          placeholder="Name, e-mail or role"
          autoComplete="off"
          spellCheck={false}
          maxLength={254}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="h-9 w-72 max-w-full rounded-md border border-field bg-surface px-2 placeholder:text-quiet"
        />
        <span role="status" className="text-quiet">
          {text.trim() !== '' && `${found.length} of ${items.length}`}
        </span>
      </div>
      {found.length === 0 ? (
        <p className="mt-6">Nobody here has this in their name, e-mail or roles.</p>
      ) : (
        <PeopleTable items={found} mayManage={mayManage} />
      )}
    </>
  );
}

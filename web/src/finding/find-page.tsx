import { type KeyboardEvent, useRef } from 'react';
import { RecentLinksList } from '../payout-links/recent-links-list.tsx';
import { useSession } from '../people/use-session.ts';
import { Page } from '../ui/page.tsx';
import { DirectoryAlone } from './directory-line.tsx';
import { FiltersBar } from './filters-bar.tsx';
import { FoundLinks } from './found-links.tsx';
import { withoutFilters } from './search-address.ts';
import { SearchField } from './search-field.tsx';
import { useFind } from './use-find.ts';
import { WorklistsBar } from './worklists-bar.tsx';

/** Where is this link? One field that takes whatever the person on the phone has, and below it what needs somebody. */
export function FindPage() {
  const { permissions } = useSession();
  const table = useRef<HTMLDivElement>(null);
  const walk = () => table.current?.querySelector<HTMLElement>('tbody a')?.focus();
  const { address, visit, typed, show, replace, ...find } = useFind({ walk });
  const seesWorklists = permissions.includes('see-worklists');
  const opensEmpty = !seesWorklists && address.q === '';

  function onFieldKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const several = event.target instanceof HTMLTextAreaElement;
    if (event.key === 'Enter' && !several) {
      // Where the focus goes next, the same key would press what it finds there.
      event.preventDefault();
      find.enter();
    }
    if (event.key !== 'ArrowDown' || several) return;
    event.preventDefault();
    walk();
  }

  return (
    <Page title="Find" wide>
      <h1 className="sr-only">Find a payout link</h1>
      <div className="space-y-2">
        <SearchField value={typed} onType={find.type} onPaste={find.paste} onKeyDown={onFieldKey} />
        {seesWorklists && <WorklistsBar chosen={address.list} onChoose={replace} />}
        {!opensEmpty && (
          <FiltersBar
            address={address}
            onChange={show}
            onReplace={replace}
            aside={find.aside}
            onPutBack={find.putBack}
          />
        )}
      </div>
      {opensEmpty ? (
        <>
          <DirectoryAlone />
          <RecentLinksList />
        </>
      ) : (
        <FoundLinks
          ref={table}
          address={address}
          visit={visit}
          onLiftFilters={() => show(withoutFilters(address))}
          onSort={(sort) => show({ ...address, sort })}
          onFound={find.found}
        />
      )}
    </Page>
  );
}

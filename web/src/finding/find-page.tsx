import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useSession } from '../people/use-session.ts';
import { Page } from '../ui/page.tsx';
import { FoundLinks } from './found-links.tsx';
import { linkIdInText, linkIdsInText } from './link-id-in-text.ts';
import { RecentLinksList } from '../payout-links/recent-links-list.tsx';
import { readSearchAddress, type SearchAddress, writeSearchAddress } from './search-address.ts';
import { SearchField } from './search-field.tsx';
import { SeveralLinkIds } from './several-link-ids.tsx';
import { StatusFilter } from './status-filter.tsx';

const DEBOUNCE_MS = 250;
/** Who pauses this long has stopped typing; until then a page must not open under their fingers. */
const STOPPED_MS = 900;

/** Where is this link? One field that takes whatever the person on the phone has. */
export function FindPage() {
  const { roles } = useSession().person;
  const { pathname, search, hash } = useLocation();
  const navigate = useNavigate();
  const address = readSearchAddress(search, hash);
  const [typed, setTyped] = useState(address.q);
  // Only what was typed just now may open a link by itself; coming Back must not.
  const mayOpen = useRef(false);
  const [stopped, setStopped] = useState(false);
  const table = useRef<HTMLDivElement>(null);

  const written = useRef(address.q);

  function show(next: SearchAddress): void {
    // The browser is on its way to another page, which must not be overtaken by what was typed on this one.
    if (window.location.pathname !== pathname) return;
    written.current = next.q;
    navigate({ pathname, ...writeSearchAddress(next) }, { replace: true });
  }

  // Back, Forward and a pasted address bring their own words; our own writing must not overtake the typing.
  useEffect(() => {
    if (address.q !== written.current) setTyped(address.q);
    written.current = address.q;
  }, [address.q]);

  useEffect(() => {
    if (typed.trim() === address.q) return;
    const timer = setTimeout(() => show({ ...address, q: typed.trim() }), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  });

  useEffect(() => {
    const timer = setTimeout(() => setStopped(true), STOPPED_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  function type(text: string): void {
    mayOpen.current = true;
    setStopped(false);
    const linkId = linkIdInText(text);
    if (linkId) navigate(`/links/${linkId}`);
    else setTyped(text);
  }

  function onFieldKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      mayOpen.current = true;
      setStopped(true);
      show({ ...address, q: typed.trim() });
    }
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    table.current?.querySelector<HTMLElement>('tbody a')?.focus();
  }

  const pasted = linkIdsInText(typed);
  const opensEmpty = roles.every((role) => role === 'agent') && address.q === '';
  return (
    <Page title="Find" wide>
      <h1 className="sr-only">Find a payout link</h1>
      <div className="flex flex-wrap items-center gap-2">
        <SearchField value={typed} onType={type} onKeyDown={onFieldKey} />
        {!opensEmpty && (
          <StatusFilter status={address.status} onChoose={(status) => show({ ...address, status })} />
        )}
      </div>
      {pasted.length > 1 ? (
        <SeveralLinkIds linkIds={pasted} />
      ) : opensEmpty ? (
        <RecentLinksList />
      ) : (
        <FoundLinks
          ref={table}
          address={address}
          onLiftFilter={() => show({ ...address, status: null })}
          onOnlyHit={(linkId) => {
            if (!mayOpen.current || !stopped || typed.trim() !== address.q) return;
            mayOpen.current = false;
            navigate(`/links/${linkId}`);
          }}
        />
      )}
    </Page>
  );
}

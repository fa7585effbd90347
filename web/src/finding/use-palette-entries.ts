import { Worklist } from '@linkdesk/server/contract/finding';
import { formatMoney } from '@linkdesk/server/contract/money';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../people/use-session.ts';
import { actsOnPage } from '../ui/page-acts.ts';
import { writeSearchAddress } from './search-address.ts';
import { type PaletteEntry, palettePages } from './palette-entries.ts';
import { worklistSearch } from './worklist-search.ts';
import { WORKLIST_WORDS } from './worklist-words.ts';
import { worklistsQuery } from './worklists-query.ts';

/** The worklists and pages this person may see, and what can be done on the page below. */
export function usePaletteEntries(
  go: (to: string) => void,
  leaveFor: (next: () => void) => void,
): PaletteEntry[] {
  const { permissions } = useSession();
  const sees = permissions.includes('see-worklists');
  const counted = useQuery({ ...worklistsQuery, enabled: sees }).data;
  // Of the page as it was when this opened over it.
  const [acts] = useState(actsOnPage);

  const worklists = sees ? Worklist.options : [];
  return [
    ...worklists.map((worklist): PaletteEntry => {
      const count = counted?.find((item) => item.worklist === worklist);
      return {
        id: `worklist-${worklist}`,
        group: 'Worklists',
        name: WORKLIST_WORDS[worklist],
        also: 'worklist',
        ...(count && { detail: `${links(count.links)} · ${formatMoney(count.amount)}` }),
        isEmpty: count?.links === 0,
        choose: () => go(`/${writeSearchAddress(worklistSearch(worklist)).search}`),
      };
    }),
    ...palettePages(permissions, go),
    ...acts.map(({ name, button }): PaletteEntry => {
      return { id: `act-${name}`, group: 'Actions', name, choose: () => leaveFor(() => button.click()) };
    }),
  ];
}

function links(count: number): string {
  return `${count.toLocaleString('en-IN')} ${count === 1 ? 'link' : 'links'}`;
}

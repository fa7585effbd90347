import type { Permission } from '@linkdesk/server/contract/permissions';
import { paletteFit } from './palette-fit.ts';

/** Something with a name that can be gone to or done. */
export type PaletteEntry = {
  id: string;
  group: (typeof GROUPS)[number];
  name: string;
  /** Other words by which it is looked for. */
  also?: string;
  /** What stands at its end: a count and its money. */
  detail?: string;
  /** There is nothing behind it now. */
  isEmpty?: boolean;
  choose: () => void;
};

/** The pages this person can open. */
export function palettePages(permissions: readonly Permission[], go: (to: string) => void): PaletteEntry[] {
  return PAGES.filter(({ needs }) => !needs || permissions.includes(needs)).map(({ to, name, also }) => ({
    id: `page-${to}`,
    group: 'Pages',
    name,
    also,
    choose: () => go(to),
  }));
}

/** Those that fit what is typed, group by group, the better ones first; all of them while nothing is typed. */
export function fittingEntries(entries: PaletteEntry[], typed: string): PaletteEntry[] {
  if (typed.trim() === '') return entries;
  return GROUPS.flatMap((group) =>
    entries
      .filter((entry) => entry.group === group)
      .map((entry) => ({ entry, fit: paletteFit(typed, `${entry.name} ${entry.also ?? ''}`) }))
      .filter(({ fit }) => fit > 0)
      .toSorted((a, b) => b.fit - a.fit)
      .map(({ entry }) => entry),
  );
}

export const GROUPS = ['Worklists', 'Pages', 'Actions'] as const;

type PageEntry = { to: string; name: string; also: string; needs?: Permission };

const PAGES: PageEntry[] = [
  { to: '/', name: 'Find', also: 'search links' },
  { to: '/cancellations', name: 'Cancellations', also: 'cancels operations' },
  { to: '/cancellations?state=awaiting-approval', name: 'To approve', also: 'approvals', needs: 'approve' },
  { to: '/for-you', name: 'For you', also: 'notices unread' },
  { to: '/audit', name: 'Audit', also: 'log history acts' },
  { to: '/people', name: 'People', also: 'roles invite', needs: 'see-people' },
  { to: '/account', name: 'My account', also: 'password second factor' },
];

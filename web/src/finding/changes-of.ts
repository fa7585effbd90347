import type { PayoutLinkRow } from '@linkdesk/server/contract/finding';
import type { FoundPage } from './search-query.ts';

/** What a later look has brought: the first page as it is now, and some of the rows on screen. */
export type LaterLook = { readAt: number; first: FoundPage | null; rows: PayoutLinkRow[] };

export type Changes = {
  /** Rows that are shown, as they are now. */
  changed: PayoutLinkRow[];
  /** Rows that would stand between or above those shown. */
  fresh: PayoutLinkRow[];
  /** So many are new that the rows shown do not follow on them. */
  apart: boolean;
};

/** How the list would look different if it were read now; a look from before a page was read says nothing of it. */
export function changesOf(pages: readonly FoundPage[], { readAt, first, rows }: LaterLook): Changes {
  const now = new Map([...(first?.items ?? []), ...rows].map((row) => [row.id, row]));
  const shown = new Set<string>();
  const changed: PayoutLinkRow[] = [];
  for (const page of now.size > 0 ? pages : []) {
    for (const before of page.items) {
      const row = now.get(before.id);
      if (!row || shown.has(row.id)) continue;
      shown.add(row.id);
      if (page.readAt < readAt && factsOf(row) !== factsOf(before)) changed.push(row);
    }
  }
  const listed = pages[0] && pages[0].readAt < readAt ? (first?.items ?? []) : [];
  // What stands below the last row that both know has only moved up from a page that was not read.
  const lastKnown = listed.findLastIndex(({ id }) => shown.has(id));
  const apart = lastKnown === -1 && listed.length > 0 && first?.nextCursor !== null;
  const upTo = lastKnown === -1 ? listed.length : lastKnown;
  return { changed, fresh: listed.slice(0, upTo).filter(({ id }) => !shown.has(id)), apart };
}

/** The pages with what has changed in its old place, and what is new on top. */
export function withChanges(
  pages: readonly FoundPage[],
  { changed, fresh }: Pick<Changes, 'changed' | 'fresh'>,
  first: FoundPage | null,
): FoundPage[] {
  const now = new Map(changed.map((row) => [row.id, row]));
  return pages.map((page, index) => ({
    ...page,
    ...(index === 0 && first && { total: first.total, totalIsExact: first.totalIsExact }),
    items: [
      ...(index === 0 ? fresh : []),
      ...page.items.map((row) => {
        const newer = now.get(row.id);
        return newer ? { ...newer, matchedBy: row.matchedBy } : row;
      }),
    ],
  }));
}

/** `3 changed · 2 new`; null when nothing is different. */
export function changesWords({ changed, fresh, apart }: Changes): string | null {
  const words = [
    changed.length > 0 && `${changed.length} changed`,
    fresh.length > 0 && `${fresh.length}${apart ? '+' : ''} new`,
  ].filter(Boolean);
  return words.length === 0 ? null : words.join(' · ');
}

/** Why a row was found and when it was asked for are no news of the link. */
function factsOf({ matchedBy: _why, asOf: _when, ...facts }: PayoutLinkRow): string {
  return JSON.stringify(facts);
}

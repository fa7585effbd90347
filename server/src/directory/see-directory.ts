import type { Directory } from '../../contract/directory.ts';
import type { DirectoryWalkStore } from './directory-walk-store.ts';
import type { WalkLinksStore } from './walk-links-store.ts';
import type { WalkState } from './walk-state.ts';

type Parts = {
  walks: Pick<DirectoryWalkStore, 'state'>;
  links: Pick<WalkLinksStore, 'counted'>;
  /** Whether the list is read at all. */
  isWalked: boolean;
};

/** How complete and how fresh the directory is: two short reads, however many links there are. */
export async function seeDirectory({ walks, links, isWalked }: Parts): Promise<Directory> {
  const { known, unread } = await links.counted();
  if (!isWalked) return { ...OFF, links: known, unread };
  const state = await walks.state();
  const { verdict, readAt, all, total } = state;
  return {
    state: completenessOf(state),
    links: known,
    atProvider: total,
    read: verdict === null ? Math.min(all?.offset ?? 0, total ?? 0) : null,
    // Before everything was read once, older links may be unknown however new those are that were read.
    newReadAt: verdict === null ? null : instantOf(readAt.new),
    openReadAt: instantOf(readAt.open),
    allReadAt: instantOf(readAt.all),
    unread,
    trouble: state.trouble,
  };
}

const OFF = {
  ...{ state: 'off' as const, atProvider: null, read: null },
  ...{ newReadAt: null, openReadAt: null, allReadAt: null, trouble: null },
};

/** As far as the list was read. */
export function completenessOf({ verdict, missing }: WalkState): Exclude<Directory['state'], 'off'> {
  if (verdict === null) return 'filling';
  return verdict === 'complete' && missing === 0 ? 'complete' : 'incomplete';
}

function instantOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

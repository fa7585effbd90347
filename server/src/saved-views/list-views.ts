import type { SavedView } from '../../contract/saved-views.ts';
import type { Actor } from '../actor.ts';
import type { SavedViewStore } from './saved-view-store.ts';

/** One's own, as people look for names: capitals and numbers in their place. */
export async function listViews(store: SavedViewStore, actor: Actor): Promise<{ items: SavedView[] }> {
  const items = await store.of(actor.id);
  return { items: items.toSorted((a, b) => BY_NAME.compare(a.name, b.name) || BY_NAME.compare(a.id, b.id)) };
}

const BY_NAME = new Intl.Collator('en', { numeric: true });

import type { SavedView } from '../../contract/saved-views.ts';
import type { Actor } from '../actor.ts';
import { filterDetail } from '../finding/filter-detail.ts';
import { maskFreeText, NOTHING_KNOWN } from '../masking/hidden.ts';
import type { SavedViewStore } from './saved-view-store.ts';

/** What was looked for stays out of the audit log, and a name that may be somebody's is masked in it. */
export function saveView(
  store: SavedViewStore,
  actor: Actor,
  view: Pick<SavedView, 'name' | 'filter'>,
): Promise<SavedView> {
  const { q: _q, ...filter } = view.filter;
  const name = maskFreeText(view.name, NOTHING_KNOWN);
  return store.save(actor, view, { name, ...filterDetail(filter) });
}

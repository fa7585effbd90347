import { listSavedViews, removeSavedView, saveView as saveEndpoint } from '../../contract/saved-views.ts';
import { Failure } from '../failure.ts';
import type { Mount } from '../http/mount.ts';
import { listViews } from './list-views.ts';
import { saveView } from './save-view.ts';
import type { SavedViewStore } from './saved-view-store.ts';

/** Filters under a name, each person's own. */
export function mountSavedViews(mount: Mount, store: SavedViewStore): void {
  mount(listSavedViews, (_input, actor) => listViews(store, actor));

  mount(saveEndpoint, ({ body }, actor) => saveView(store, actor, body));

  mount(removeSavedView, async ({ params }, actor) => {
    const found = await store.remove(actor, params.id);
    if (!found) throw new Failure('not-found', 'You have no such saved view.');
    return {};
  });
}

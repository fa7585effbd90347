import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { LinkFilter } from './finding.ts';
import { Instant } from './instant.ts';

/** Filters under a name, of one person. */
export const SavedView = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  filter: LinkFilter,
  createdAt: Instant,
});
export type SavedView = z.infer<typeof SavedView>;

/** Nobody finds a view among more. */
export const MOST_SAVED_VIEWS = 50;

export const listSavedViews = endpoint({
  does: 'List one’s own saved views, by name',
  method: 'GET',
  path: '/api/saved-views',
  permission: 'look',
  output: z.strictObject({ items: z.array(SavedView) }),
});

export const saveView = endpoint({
  does: 'Save filters under a name; one’s own view of the same name is replaced',
  method: 'POST',
  path: '/api/saved-views',
  permission: 'look',
  act: 'view-save',
  body: z.strictObject({
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
    filter: LinkFilter,
  }),
  output: SavedView,
});

export const removeSavedView = endpoint({
  does: 'Remove one of one’s own saved views',
  method: 'POST',
  path: '/api/saved-views/:id/remove',
  permission: 'look',
  act: 'view-remove',
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({}),
  output: z.strictObject({}),
});

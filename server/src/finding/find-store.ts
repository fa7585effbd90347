import type { Database } from '../database/open-database.ts';
import { createCancelStateStore } from './cancel-state-store.ts';
import { createLinkWalk } from './link-walk-store.ts';
import { createPurposeStore } from './purpose-store.ts';
import { createTallyStore } from './tally-store.ts';

export type FindStore = ReturnType<typeof createFindStore>;

/** What finding asks the database, none of which reads a whole table at once. */
export function createFindStore(database: Database, environment: string) {
  return {
    walk: createLinkWalk(database, environment),
    tallies: createTallyStore(database, environment),
    cancels: createCancelStateStore(database, environment),
    purposes: createPurposeStore(database, environment),
  };
}

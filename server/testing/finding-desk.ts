import type { Role } from '../contract/permissions.ts';
import { permissionsOf } from '../contract/permissions.ts';
import type { Actor } from '../src/actor.ts';
import type { Database } from '../src/database/open-database.ts';
import type { DirectoryRecord } from '../src/directory/directory-record.ts';
import { createDirectoryStore } from '../src/directory/directory-store.ts';
import { openFinding } from '../src/finding/open-finding.ts';
import type { InstantPay, ListedPage } from '../src/instantpay/instantpay.ts';
import { createDisclosureStore } from '../src/payout-links/disclosure-store.ts';
import { fillDirectory } from './fill-directory.ts';

const ENVIRONMENT = 'sandbox';
const NOBODY: ListedPage = { items: [], page: 1, totalPages: 0, totalRecords: 0, sentAt: 0 };

/** Finding over a directory that a test fills itself, with a provider that knows no link unless it is given one. */
export function openFindingDesk(
  database: Database,
  {
    dataKeys = [Buffer.alloc(32, 7)],
    instantpay = { list: async () => NOBODY },
    isComplete = true,
  }: { dataKeys?: Buffer[]; instantpay?: Pick<InstantPay, 'list'>; isComplete?: boolean } = {},
) {
  const directory = createDirectoryStore({ database, environment: ENVIRONMENT, dataKeys });
  const finding = openFinding({
    ...{ database, directory, instantpay, disclosures: createDisclosureStore(database) },
    facts: { remember: () => undefined },
    tracks: { lastKnown: () => undefined },
    isComplete: async () => isComplete,
  });
  return {
    ...{ finding, directory },
    know: (records: Iterable<DirectoryRecord>) =>
      fillDirectory({ database, environment: ENVIRONMENT, dataKeys }, records),
  };
}

/** Somebody who searches, for tests that begin behind the routes. */
export function searcher(role: Role = 'operator', id = `sample-${role}`): Actor {
  return {
    ...{ id, name: 'Asha', roles: [role], permissions: permissionsOf([role]), endpointIp: '127.0.0.1' },
    session: {
      ...{ id, stage: 'whole', email: null, freshProof: 'click', secondFactor: 'off' },
      ...{ idleEndsAt: 0, endsAt: 0, freshUntil: 0, isFresh: true },
    },
  };
}

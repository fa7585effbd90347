import { sql } from 'kysely';
import { permissionsOf } from '../contract/permissions.ts';
import type { Actor } from '../src/actor.ts';
import { migrate } from '../src/database/migrate.ts';
import { openDatabase, type Database } from '../src/database/open-database.ts';
import { createDirectoryStore } from '../src/directory/directory-store.ts';
import type { DirectoryRecord } from '../src/directory/directory-record.ts';
import { csvOf } from '../src/exports/csv-of.ts';
import type { Found, Search } from '../src/finding/find-payout-links.ts';
import { linkTable } from '../src/finding/link-table.ts';
import { openFinding } from '../src/finding/open-finding.ts';
import type { ListedPage } from '../src/instantpay/instantpay.ts';
import { createDisclosureStore } from '../src/payout-links/disclosure-store.ts';
import { fillDirectory } from '../testing/fill-directory.ts';
import type { FreshDatabase } from '../testing/fresh-sqlite.ts';
import { manyLink } from '../testing/many-links.ts';

/** A directory of so many links, and what an operator may ask of it. */
export type BenchDesk = {
  links: number;
  record(index: number): DirectoryRecord;
  find(search: Search): Promise<Found>;
  worklists(): Promise<unknown>;
  purposes(): Promise<unknown>;
  /** A file of everything. */
  file(): AsyncIterable<string>;
  close(): Promise<void>;
};

const ENVIRONMENT = 'sandbox';
const DATA_KEYS = [Buffer.alloc(32, 'bench')];
const OPERATOR: Actor = {
  ...{ id: 'bench', name: 'Bench', roles: ['operator'], permissions: permissionsOf(['operator']) },
  endpointIp: '127.0.0.1',
  session: {
    ...{ id: 'bench', stage: 'whole', email: null, idleEndsAt: 0, endsAt: 0, freshUntil: 0 },
    ...{ isFresh: true, freshProof: 'password', secondFactor: 'off' },
  },
};

export async function openBenchDesk(fresh: FreshDatabase, links: number): Promise<BenchDesk> {
  const database = await openDatabase(fresh);
  await migrate(database);
  // Of the same second in each run, but for the worklists, which are of today.
  const now = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  if (await isEmpty(database, links)) await fill(database, links, now);
  const directory = createDirectoryStore({ database, environment: ENVIRONMENT, dataKeys: DATA_KEYS });
  const open = () =>
    openFinding({
      ...{ database, directory, isComplete: async () => true, facts: { remember: () => undefined } },
      ...{ instantpay: { list: knowsNothing }, tracks: { lastKnown: () => undefined } },
      disclosures: createDisclosureStore(database),
    });
  const finding = open();
  return {
    links,
    record: (index) => manyLink(index, now),
    find: (search) => finding.find(OPERATOR, search),
    worklists: () => finding.worklists(),
    // Counted anew, where people are shown what was counted a moment ago.
    purposes: () => open().purposes(),
    file: () => csvOf(linkTable(finding.pagesOf(OPERATOR, {}))),
    close: () => database.close(),
  };
}

/** Otherwise it was filled before. */
async function isEmpty({ kysely }: Database, links: number): Promise<boolean> {
  const { many } = await kysely
    .selectFrom('payout_link')
    .select(({ fn }) => fn.countAll<number>().as('many'))
    .executeTakeFirstOrThrow();
  if (many !== 0 && many !== links)
    throw new Error(`${many} of ${links} links were written once: remove the files.`);
  return many === 0;
}

/** A provider without links of its own, and without distance. */
async function knowsNothing(): Promise<ListedPage> {
  return { items: [], page: 1, totalPages: 0, totalRecords: 0, sentAt: Date.now() };
}

/** Nothing here has to survive a loss of power, and the indexes of a million links are built in memory. */
async function fill(database: Database, links: number, now: number): Promise<void> {
  const set = (...pragmas: string[]) =>
    database.dialect === 'postgres'
      ? Promise.resolve([])
      : Promise.all(pragmas.map((pragma) => sql.raw(`pragma ${pragma}`).execute(database.kysely)));
  await set('synchronous = off', 'cache_size = -1500000');
  await fillDirectory({ database, environment: ENVIRONMENT, dataKeys: DATA_KEYS }, manyLinks(links, now));
  await set('synchronous = full', 'cache_size = -2000', 'wal_checkpoint(truncate)');
  if (database.dialect === 'postgres') await sql`vacuum analyze`.execute(database.kysely);
}

function* manyLinks(links: number, now: number): Generator<DirectoryRecord> {
  for (let index = 0; index < links; index += 1) yield manyLink(index, now);
}

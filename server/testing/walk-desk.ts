import { vi } from 'vitest';
import { startSandbox, type Sandbox, type SandboxOptions } from '../sandbox/start-sandbox.ts';
import { openDatabase } from '../src/database/open-database.ts';
import { migrate } from '../src/database/migrate.ts';
import { createDirectoryStore } from '../src/directory/directory-store.ts';
import { createDirectoryWalkStore } from '../src/directory/directory-walk-store.ts';
import { seeDirectory } from '../src/directory/see-directory.ts';
import { createWalkLinksStore } from '../src/directory/walk-links-store.ts';
import { walkList, type WalkParts } from '../src/directory/walk-list.ts';
import { createInstantPay } from '../src/instantpay/instantpay-client.ts';
import { createLog } from '../src/log.ts';
import type { TestDatabase } from './databases.ts';
import { TEST_DATA_KEY } from './server-env.ts';

type Options = { leaseMs?: number; listing?: SandboxOptions['listing'] };

export const WITHIN = { timeout: 20_000, interval: 20 };

/** A provider, a database, and as many walks as are started, each known to the provider by an address of its own. */
export async function walkDesk(kind: TestDatabase, links: number, { leaseMs = 1000, listing }: Options = {}) {
  const { drop, ...where } = await kind.fresh();
  const database = await openDatabase(where);
  await migrate(database);
  const sandbox = await startSandbox({
    port: 0,
    seededLinks: links,
    ...(listing === undefined ? {} : { listing }),
  });
  // Seeded links live their lives, and nothing else is to change them here.
  sandbox.control.changeClock({ stop: true });
  const store = createDirectoryStore({
    ...{ database, environment: 'sandbox' },
    dataKeys: [Buffer.from(TEST_DATA_KEY, 'hex')],
  });
  const walks = createDirectoryWalkStore(database, 'sandbox', leaseMs);
  const rows = createWalkLinksStore(database, 'sandbox');
  const opened: { close(): Promise<void> }[] = [];
  let logged = '';

  /** What a replica walks with, `ratePerS` being all that the provider allows. */
  function parts(endpointIp: string, ratePerS = 2000): WalkParts {
    const instantpay = createInstantPay({
      ...{ baseUrl: sandbox.origin, authCode: '1', environment: 'sandbox', ratePerS },
      ...{ clientId: sandbox.clientId, clientSecret: sandbox.clientSecret },
      ...{ pace: 1, cancelDeadlineMs: 1000 },
    });
    opened.push(instantpay);
    return {
      ...{ instantpay, directory: store, walks, links: rows, everyMs: 60_000, ratePerS },
      ...{ ownEndpointIp: endpointIp, log: createLog('warn', { write: (line) => (logged += line) }) },
    };
  }

  const see = () => seeDirectory({ walks, links: rows, isWalked: true });
  return {
    ...{ sandbox, database, store, walks, see, parts },
    logged: () => logged,

    /** A replica of its own that walks; `wrap` stands between it and everything else. */
    start(
      endpointIp: string,
      wrap: (given: WalkParts) => Partial<WalkParts> = () => ({}),
      ratePerS?: number,
    ) {
      const given = parts(endpointIp, ratePerS);
      const walk = walkList({ ...given, ...wrap(given) });
      opened.push({ close: walk.stop });
      return walk;
    },

    async isIn(state: 'complete' | 'incomplete'): Promise<void> {
      await vi.waitUntil(async () => (await see()).state === state, WITHIN);
    },

    /** Pages of the list of everything, as `number/size`, in the order in which the provider was asked for them. */
    pages(endpointIp?: string): string[] {
      return listCalls(sandbox, endpointIp)
        .filter(({ body }) => !body.includes('ISSUED'))
        .map(({ body }) => {
          const { pagination } = JSON.parse(body) as Body;
          return `${pagination.pageNumber}/${pagination.recordsPerPage}`;
        });
    },

    /** As if its process had been stopped for that long. */
    async lapse(): Promise<void> {
      await database.kysely.updateTable('directory_walk').set({ lease_until: 0 }).execute();
    },

    async knownIds(): Promise<string[]> {
      const found = await database.kysely.selectFrom('payout_link').select('link_id').execute();
      return found.map(({ link_id }) => link_id).toSorted();
    },

    async [Symbol.asyncDispose]() {
      for (const one of opened.toReversed()) await one.close();
      await sandbox.close();
      await database.close();
      await drop();
    },
  };
}

type Body = { pagination: { pageNumber: string; recordsPerPage: string } };

export function listCalls(sandbox: Sandbox, endpointIp?: string) {
  return sandbox.control
    .ledger({ call: 'list' })
    .filter(({ headers }) => endpointIp === undefined || headers['x-ipay-endpoint-ip'] === endpointIp);
}

/** Every link that the provider has. */
export function idsOf(sandbox: Sandbox): string[] {
  return sandbox.control.linkIds().toSorted();
}

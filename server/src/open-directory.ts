import type { Directory as SeenDirectory } from '../contract/directory.ts';
import type { Config } from './config.ts';
import type { Database } from './database/open-database.ts';
import { createDirectoryStore, type DirectoryStore } from './directory/directory-store.ts';
import { createDirectoryWalkStore } from './directory/directory-walk-store.ts';
import { createDirectoryWriter } from './directory/directory-writer.ts';
import { completenessOf, seeDirectory } from './directory/see-directory.ts';
import { createWalkLinksStore } from './directory/walk-links-store.ts';
import { walkList } from './directory/walk-list.ts';
import { watchProvider } from './directory/watch-provider.ts';
import type { InstantPay } from './instantpay/instantpay.ts';
import type { Log } from './log.ts';

export type Directory = {
  store: DirectoryStore;
  /** The provider, everything that it says being noticed. */
  instantpay: InstantPay;
  /** Everything that was read until now is in the store. */
  settled(): Promise<void>;
  see(): Promise<SeenDirectory>;
  /** Whether every link of the provider is known, as far as can be told. */
  isComplete(): Promise<boolean>;
  close(): Promise<void>;
};

type Surroundings = { database: Database; environment: string; instantpay: InstantPay; log: Log };

type Settings = Pick<Config, 'dataKeys' | 'directoryEveryMs' | 'ratePerS' | 'endpointIp'>;

/** A replica that died is followed by another within so long, and a little. */
const LEASE_MS = 10_000;

/** The directory of links, filled by everything that is read of the provider, and by reading its list. */
export function openDirectory(
  { dataKeys, directoryEveryMs: everyMs, ratePerS, endpointIp }: Settings,
  { database, environment, instantpay, log }: Surroundings,
): Directory {
  const isWalked = everyMs !== null;
  const walks = createDirectoryWalkStore(database, environment, LEASE_MS);
  const links = createWalkLinksStore(database, environment);
  const store = createDirectoryStore({ database, environment, dataKeys });
  const writer = createDirectoryWriter(store, log);
  const ownEndpointIp = endpointIp ?? '127.0.0.1';
  const walk =
    everyMs === null
      ? null
      : walkList({ instantpay, directory: store, walks, links, everyMs, ratePerS, ownEndpointIp, log });
  return {
    store,
    instantpay: watchProvider(instantpay, writer.notice),
    settled: () => writer.settled(),
    see: () => seeDirectory({ walks, links, isWalked }),
    isComplete: async () => isWalked && completenessOf(await walks.state()) === 'complete',
    async close() {
      await walk?.stop();
      await writer.close();
    },
  };
}

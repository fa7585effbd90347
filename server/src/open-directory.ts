import type { Config } from './config.ts';
import type { Database } from './database/open-database.ts';
import { createDirectoryStore, type DirectoryStore } from './directory/directory-store.ts';
import { createDirectoryWriter } from './directory/directory-writer.ts';
import { watchProvider } from './directory/watch-provider.ts';
import type { InstantPay } from './instantpay/instantpay.ts';
import type { Log } from './log.ts';

export type Directory = {
  store: DirectoryStore;
  /** The provider, everything that it says being noticed. */
  instantpay: InstantPay;
  /** Everything that was read until now is in the store. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

type Surroundings = { database: Database; environment: string; instantpay: InstantPay; log: Log };

/** The directory of links, filled by everything that is read of the provider. */
export function openDirectory(
  { dataKeys }: Pick<Config, 'dataKeys'>,
  { database, environment, instantpay, log }: Surroundings,
): Directory {
  const store = createDirectoryStore({ database, environment, dataKeys });
  const writer = createDirectoryWriter(store, log);
  return {
    store,
    instantpay: watchProvider(instantpay, writer.notice),
    settled: () => writer.settled(),
    close: () => writer.close(),
  };
}

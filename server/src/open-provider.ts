import type { Config, ProviderConfig } from './config.ts';
import type { Database } from './database/open-database.ts';
import { createInstantPay } from './instantpay/instantpay-client.ts';
import type { InstantPay } from './instantpay/instantpay.ts';
import type { Log } from './log.ts';
import { shareProviderRate } from './replicas/share-provider-rate.ts';

/** The provider's calls, at this replica's share of the rate. */
export async function openProvider(
  config: Config,
  provider: ProviderConfig,
  database: Database,
  log: Log,
): Promise<{ instantpay: InstantPay; close(): Promise<void> }> {
  const instantpay = createInstantPay({
    ...provider,
    baseUrl: provider.baseUrl.origin,
    ratePerS: config.ratePerS,
    pace: config.cancelPace,
    cancelDeadlineMs: config.cancelDeadlineMs,
    onCall: (call) => log.debug(call, 'provider call'),
  });
  // One SQLite file has one server.
  const sharing =
    config.databaseUrl === null
      ? null
      : await shareProviderRate({
          ...{ database, setShare: instantpay.setShare },
          onFailure: (error) =>
            log.warn({ err: error }, 'this replica could not renew its share of the rate'),
        });
  return {
    instantpay,
    async close() {
      await instantpay.close();
      await sharing?.close();
    },
  };
}

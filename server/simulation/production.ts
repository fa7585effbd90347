import { pathToFileURL } from 'node:url';
import type * as cancelAuthority from '../src/cancellations/cancel-authority.ts';
import type * as cancelPayoutLink from '../src/cancellations/cancel-payout-link.ts';
import type * as cancelTimes from '../src/cancellations/cancel-times.ts';
import type * as cancellationStore from '../src/cancellations/cancellation-store.ts';
import type * as describeCancellation from '../src/cancellations/describe-cancellation.ts';
import type * as runCancellations from '../src/cancellations/run-cancellations.ts';
import type * as settleCancellations from '../src/cancellations/settle-cancellations.ts';
import type * as sighting from '../src/cancellations/sighting.ts';
import type * as takePartInCancellation from '../src/cancellations/take-part-in-cancellation.ts';
import type * as migrate from '../src/database/migrate.ts';
import type * as sqliteDialect from '../src/database/sqlite-dialect.ts';
import type * as transactionScope from '../src/database/transaction-scope.ts';
import type * as failure from '../src/failure.ts';
import type * as cancelVerdict from '../src/instantpay/cancel-verdict.ts';
import type * as log from '../src/log.ts';
import type * as sharedTracks from '../src/payout-links/shared-tracks.ts';

/** The production code a world runs on: the checkout's own, or a copy of it with one mistake patched in. */
export type Production = Awaited<ReturnType<typeof loadProduction>>;

export async function loadProduction(serverDir: string = SERVER_DIR) {
  const load = (file: string): Promise<unknown> =>
    import(/* @vite-ignore */ pathToFileURL(`${serverDir}/src/${file}`).href);
  const modules = await Promise.all(FILES.map(load));
  return Object.assign({}, ...modules) as Exports;
}

const SERVER_DIR = `${import.meta.dirname}/..`;

const FILES = [
  'cancellations/cancel-authority.ts',
  'cancellations/cancel-times.ts',
  'cancellations/cancel-payout-link.ts',
  'cancellations/cancellation-store.ts',
  'cancellations/describe-cancellation.ts',
  'cancellations/run-cancellations.ts',
  'cancellations/settle-cancellations.ts',
  'cancellations/sighting.ts',
  'cancellations/take-part-in-cancellation.ts',
  'database/migrate.ts',
  'database/sqlite-dialect.ts',
  'database/transaction-scope.ts',
  'failure.ts',
  'instantpay/cancel-verdict.ts',
  'log.ts',
  'payout-links/shared-tracks.ts',
];

type Exports = typeof cancelTimes &
  typeof cancelAuthority &
  typeof cancelPayoutLink &
  typeof cancellationStore &
  typeof describeCancellation &
  typeof runCancellations &
  typeof settleCancellations &
  typeof sighting &
  typeof takePartInCancellation &
  typeof migrate &
  typeof sqliteDialect &
  typeof transactionScope &
  typeof failure &
  typeof cancelVerdict &
  typeof log &
  typeof sharedTracks;

import { pathToFileURL } from 'node:url';

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

type Exports = typeof import('../src/cancellations/cancel-times.ts') &
  typeof import('../src/cancellations/cancel-payout-link.ts') &
  typeof import('../src/cancellations/cancellation-store.ts') &
  typeof import('../src/cancellations/describe-cancellation.ts') &
  typeof import('../src/cancellations/run-cancellations.ts') &
  typeof import('../src/cancellations/settle-cancellations.ts') &
  typeof import('../src/cancellations/sighting.ts') &
  typeof import('../src/cancellations/take-part-in-cancellation.ts') &
  typeof import('../src/database/migrate.ts') &
  typeof import('../src/database/sqlite-dialect.ts') &
  typeof import('../src/database/transaction-scope.ts') &
  typeof import('../src/failure.ts') &
  typeof import('../src/instantpay/cancel-verdict.ts') &
  typeof import('../src/log.ts') &
  typeof import('../src/payout-links/shared-tracks.ts');

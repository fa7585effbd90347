import { AsyncLocalStorage } from 'node:async_hooks';

const scope = new AsyncLocalStorage<{ open: boolean }>();

/** Runs the body of a transaction so that `assertOutsideTransaction` knows of it until it has ended. */
export async function insideTransaction<T>(work: () => Promise<T>): Promise<T> {
  const transaction = { open: true };
  try {
    return await scope.run(transaction, work);
  } finally {
    transaction.open = false;
  }
}

/**
 * A query beside the transaction would wait for ever on SQLite, whose one connection is taken, and
 * would silently be outside it on PostgreSQL: both say so at once instead.
 */
export function assertOutsideTransaction(): void {
  if (scope.getStore()?.open) throw new Error('Inside a transaction only `trx` may be queried.');
}

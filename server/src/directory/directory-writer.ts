import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as letOthersRun } from 'node:timers/promises';
import { RecordsOutOfReach } from '../failure.ts';
import type { Log } from '../log.ts';
import type { DirectoryStore } from './directory-store.ts';
import type { Sighting } from './directory-record.ts';

/** More than this is read again by the walk. */
const MOST_WAITING = 10_000;
const AT_ONCE = 200;
const TELL_EVERY_MS = 60_000;

/** Writes what was noticed into the directory behind everybody's back: nobody waits for it, and nobody fails with it. */
export function createDirectoryWriter({ put }: Pick<DirectoryStore, 'put'>, log: Pick<Log, 'error'>) {
  // Whoever notices first must not lend the writer their transaction.
  const alone = AsyncLocalStorage.snapshot();
  let waiting: Sighting[] = [];
  let writing: Promise<void> | null = null;
  let closed = false;
  let lost = 0;
  let toldAt = Number.NEGATIVE_INFINITY;

  async function write(): Promise<void> {
    await letOthersRun();
    while (waiting.length > 0) {
      const some = waiting.splice(0, AT_ONCE);
      try {
        await put(some);
      } catch (error) {
        forget(error, some.length);
      }
    }
    writing = null;
  }

  /** A database that is gone stays so for a while: waiting for it would fill the memory and hold up the end. */
  function forget(error: unknown, links: number): void {
    lost += links;
    if (error instanceof RecordsOutOfReach) {
      lost += waiting.length;
      waiting = [];
    }
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    log.error(
      { err: error, links: lost },
      'what InstantPay said of links could not be kept; it is read again',
    );
    lost = 0;
  }

  /** Everything that was noticed until now has been written, or forgotten. */
  async function settled(): Promise<void> {
    await writing;
    if (writing !== null) await settled();
  }

  return {
    /** At once; what there is no room for is left out. */
    notice(sightings: readonly Sighting[]): void {
      if (closed) return;
      waiting.push(...sightings.slice(0, MOST_WAITING - waiting.length));
      if (waiting.length > 0) writing ??= alone(write);
    },

    settled,

    async close(): Promise<void> {
      closed = true;
      await settled();
    },
  };
}

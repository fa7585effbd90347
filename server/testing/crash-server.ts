import { AsyncLocalStorage } from 'node:async_hooks';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import closeWithGrace from 'close-with-grace';
import pg from 'pg';
import type { CancellationStore } from '../src/cancellations/cancellation-store.ts';
import { readConfig } from '../src/config.ts';
import type { InstantPay } from '../src/instantpay/instantpay.ts';
import { createLog } from '../src/log.ts';
import { startLinkdesk } from '../src/start-linkdesk.ts';
import { readCrashPoint } from './crash-points.ts';
import { obeyClock } from './jumping-clock.ts';
import { tellVitals } from './vitals.ts';

/**
 * The real server, wired as `main.ts` does it, that ends itself at the point named by CRASH_AT: by SIGKILL,
 * or by what CRASH_WITH says. Nothing of this exists in `src`: the points are found by wrapping the store,
 * the sender and the two database drivers.
 */
const point = readCrashPoint(process.env['CRASH_AT']);
const signal = process.env['CRASH_WITH'] === 'SIGSTOP' ? 'SIGSTOP' : 'SIGKILL';
const committing = new AsyncLocalStorage<string>();
let isArmed = true;

obeyClock();
tellVitals();
watchCommits();
const config = readConfig();
if (config.provider === null) throw new Error('INSTANTPAY_CLIENT_ID: the provider must be another process');
const log = createLog(config.logLevel);
const linkdesk = await startLinkdesk(config, config.provider, log, {
  store: watchStore,
  instantpay: watchWire,
});
closeWithGrace({ delay: 40_000, logger: false }, () => linkdesk.close());
console.log(`Linkdesk is running at ${linkdesk.origin} (to crash)`);

/** A process that was only stopped goes on from here as if nothing had been. */
function crashAt(here: string): void {
  if (here !== point || !isArmed) return;
  isArmed = false;
  process.kill(process.pid, signal);
}

function watchStore(store: CancellationStore): CancellationStore {
  return {
    ...store,
    async apply(id, happened, asker) {
      // A request that was held back was never answered; it is tried again.
      const isHeldBack = happened.type === 'answered' && happened.verdict.class === 'not-sent';
      if (isHeldBack) return store.apply(id, happened, asker);
      crashAt(`before ${happened.type}`);
      const applied = await committing.run(happened.type, () => store.apply(id, happened, asker));
      if (applied !== null) crashAt(`after ${happened.type}`);
      return applied;
    },
  };
}

function watchWire(instantpay: InstantPay): InstantPay {
  return {
    ...instantpay,
    async cancel(linkId, call, mayStillSend) {
      crashAt('before the wire');
      const verdict = await instantpay.cancel(linkId, call, () => {
        const may = mayStillSend();
        if (may) crashAt('connected');
        // The bytes are written in the very tick in which this answers.
        if (may) setImmediate(crashAt, 'bytes sent');
        return may;
      });
      if (verdict.class !== 'not-sent') crashAt('answer received');
      return verdict;
    },
  };
}

/** `inside`: everything of the transaction is written, and its commit is the next statement. */
function watchCommits(): void {
  const commits = (sql: unknown) => {
    if (typeof sql === 'string' && /^commit\b/i.test(sql)) crashAt(`inside ${committing.getStore()}`);
  };
  const { prepare } = DatabaseSync.prototype;
  DatabaseSync.prototype.prepare = function (this: DatabaseSync, sql, ...rest) {
    const statement = prepare.call(this, sql, ...rest);
    // It is prepared once and run at each commit.
    const run = statement.run.bind(statement);
    return Object.assign(statement, {
      run(...given: SQLInputValue[]) {
        commits(sql);
        return run(...given);
      },
    });
  };
  const query = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  Object.assign(pg.Client.prototype, {
    query(this: pg.Client, ...given: unknown[]) {
      const [first] = given;
      commits(typeof first === 'object' && first !== null && 'text' in first ? first.text : first);
      return query.apply(this, given);
    },
  });
}

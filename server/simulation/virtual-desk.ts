import type { CancelHappening } from '../src/cancellations/cancel-operation.ts';
import type { Committed } from '../src/cancellations/run-cancellations.ts';
import type { Clock } from '../src/clock.ts';
import type { Exchange } from '../src/instantpay/exchange.ts';
import type { InstantPay } from '../src/instantpay/instantpay.ts';
import { createWorld } from './create-world.ts';
import { actorOf } from './people.ts';
import { loadProduction } from './production.ts';
import { databaseFor, type CommitFault } from './simulated-database.ts';

const WELL: CommitFault = { beforeMs: 0, afterMs: 0, fate: 'committed' };

/** One server's cancelling in virtual time, on a database of its own; that and the provider are as slow as told. */
export async function openVirtualDesk(requested: CancelHappening) {
  if (requested.type !== 'requested') throw new Error('somebody has to request it');
  const { id, actor, seen } = requested.request;
  const production = await loadProduction();
  const world = await createWorld(production, 1);
  const { timeline } = world;
  let commits = WELL;
  world.nextCommitFault = () => commits;

  const provider = {
    connectMs: 50,
    tracked: (): Promise<string> => Promise.resolve('PROCESSING'),
    /** When a request left, in ms since the desk was opened. */
    sentAt: [] as number[],
    /** The same, of each look. */
    trackedAt: [] as number[],
  };
  const instantpay: Pick<InstantPay, 'cancel' | 'reserve' | 'track'> = {
    reserve: () => Promise.resolve({ use: () => true, release: () => undefined }),
    async cancel(linkId, _call, mayStillSend) {
      await timeline.sleep(provider.connectMs);
      const leaves = mayStillSend();
      if (leaves) provider.sentAt.push(timeline.now());
      const wire: Exchange = leaves ? { kind: 'no-answer', how: 'broken' } : { kind: 'held-back' };
      const asked = { call: 'cancel', linkId, environment: 'sandbox' } as const;
      return production.judgeWrite(wire, { ...asked, hide: (value) => value });
    },
    async track(linkId) {
      const sentAt = world.wall();
      provider.trackedAt.push(timeline.now());
      const answer = { linkId, amountPaise: seen.amount, activity: [], sentAt, reference: null };
      return {
        ...answer,
        ...{ environment: 'SANDBOX', statusCode: 'TXN', providerStatus: await provider.tracked() },
      };
    },
  };

  const clock: Clock = {
    now: () => world.wall(),
    monotonic: () => timeline.now(),
    sleep: (ms) => timeline.sleep(ms),
    random: () => 0.5,
  };
  let slowness = { beforeMs: 0, afterMs: 0 };
  const database = databaseFor(world, { isDead: () => false, crash: () => undefined, alive: (work) => work });
  const times = production.cancelTimes(1, world.quietMs, 25_000);
  const authority = production.cancelAuthority(null);
  const store = production.createCancellationStore(database, 'sandbox', times, clock, authority);
  const log = production.createLog('silent');
  const nothingHidden = { names: [], values: [] };
  const cancellations = production.runCancellations({
    ...{ instantpay, times, clock, log, pace: 1, ownEndpointIp: '127.0.0.1' },
    store: {
      ...store,
      async now() {
        const { beforeMs, afterMs } = slowness;
        if (beforeMs > 0) await timeline.sleep(beforeMs);
        const now = await store.now();
        if (afterMs > 0) await timeline.sleep(afterMs);
        return now;
      },
    },
    tracks: production.createSharedTracks(instantpay, clock),
    recipients: { known: () => nothingHidden, find: () => Promise.resolve(nothingHidden) },
  });

  const operation = () => store.get(id);
  const passes = (ms: number) => timeline.runUntil(timeline.now() + ms);
  /** Recorded, and nothing has followed from it yet. */
  async function click(): Promise<Committed> {
    const clicked = await cancellations.commit(id, requested, { asker: actorOf(actor.id) });
    if (clicked === null) throw new Error('the click was not recorded');
    return clicked;
  }
  return {
    ...{ cancellations, provider, click, operation, passes },
    /** It was sent a moment ago and looked at once, and nobody knows what came of it. */
    async fallIntoDoubt() {
      void cancellations.carryOn(await click(), '127.0.0.1');
      await passes(500);
      const doubted = await operation();
      if (doubted?.state !== 'unknown' || doubted.checks !== 1) throw new Error('it is in no doubt');
      return doubted;
    },
    settle: () => production.settleCancellations(cancellations, log),
    jumpClock: (byMs: number) => world.jumpClock(byMs),
    /** From now on a transaction begins so late, and its answer comes so late. */
    slowCommits: (slow: Partial<CommitFault>) => (commits = { ...WELL, ...slow }),
    /** From now on the time of the database is read so late, and told so late. */
    slowClock: (slow: typeof slowness) => (slowness = slow),
    [Symbol.asyncDispose]: () => world.database.close(),
  };
}

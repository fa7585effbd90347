import type { Clock } from '../src/clock.ts';
import { databaseFor } from './simulated-database.ts';
import { instantPayFor } from './simulated-instantpay.ts';
import type { World } from './world.ts';

/** A running Linkdesk: the production parts over this replica's own ways to the database and the provider. */
export type Replica = ReturnType<typeof createReplica>;

export function createReplica(world: World, changed: () => void) {
  let current = start(world, crash);
  let isDown = false;

  function crash(): void {
    if (isDown) return;
    current.kill();
    isDown = true;
    changed();
    const { random } = world;
    world.timeline.after(
      random.chance(0.8) ? random.between(500, 60_000) : random.between(0, 30 * 60_000),
      () => {
        current = start(world, crash);
        isDown = false;
        changed();
      },
    );
  }

  return { crash, isUp: () => !isDown, parts: () => current.parts, whenDead: () => current.whenDead };
}

function start(world: World, crash: () => void) {
  const { production, timeline, random, profile } = world;
  const { promise: whenDead, resolve } = Promise.withResolvers<'dead'>();
  let dead = false;
  let beats = 0;
  const isDead = () => dead;
  /** What a process that was killed waits for never comes. */
  async function alive<T>(work: Promise<T>): Promise<T> {
    try {
      const value = await work;
      return dead ? await never<T>() : value;
    } catch (error) {
      if (dead) return never<T>();
      throw error;
    }
  }
  const clock: Clock = {
    now: () => world.wall(),
    monotonic: () => timeline.now(),
    sleep(ms) {
      const canDoze = ms === TICK_MS && beats > 0;
      if (ms === TICK_MS) beats += 1;
      return alive(canDoze ? sleepUntilDue(world, isDead) : timeline.sleep(ms));
    },
    random: () => random.next(),
  };
  const database = databaseFor(world, { isDead, crash, alive });
  const instantpay = instantPayFor(world, { isDead, alive });
  const times = production.cancelTimes(1, world.quietMs, 25_000);
  const tracks = production.createSharedTracks(instantpay, clock);
  const approvalAbovePaise = profile.approvals ? 300_000 : null;
  const authority = production.cancelAuthority(approvalAbovePaise);
  const store = production.createCancellationStore(database, 'sandbox', times, clock, authority);
  const log = production.createLog('silent');
  const cancellations = production.runCancellations({
    ...{ store, instantpay, tracks, times, clock, log, pace: 1, ownEndpointIp: '127.0.0.1' },
    recipients: { known: () => NOTHING_HIDDEN, find: () => Promise.resolve(NOTHING_HIDDEN) },
  });
  production.settleCancellations(cancellations, log);
  return {
    parts: {
      ...{ cancellations, tracks, instantpay, environment: 'sandbox', approvals: profile.approvals },
      approvalAbovePaise,
    },
    whenDead,
    kill() {
      dead = true;
      resolve('dead');
    },
  };
}

const NOTHING_HIDDEN = { names: [], values: [] };

/** The settler's beat. After the first, beats that would find nothing are not beaten: a day is long. */
const TICK_MS = 1000;

function sleepUntilDue(world: World, isDead: () => boolean): Promise<void> {
  const { timeline } = world;
  const earliest = timeline.now() + TICK_MS;
  const jumpsBefore = world.clockJumps();
  return new Promise((resolve) => {
    let isAwake = false;
    let planned = Infinity;
    const doze = () => {
      if (isAwake || isDead()) return;
      world.whenChanged(doze);
      const due = world.clockJumps() > jumpsBefore ? world.wall() : world.nextDueAt();
      if (due === null) return;
      const at = Math.max(earliest, timeline.now() + due - world.wall());
      if (at >= planned) return;
      planned = at;
      timeline.at(at, wake);
    };
    const wake = () => {
      if (isAwake) return;
      planned = Infinity;
      const due = world.nextDueAt();
      const hasWork = world.clockJumps() > jumpsBefore || (due !== null && due <= world.wall());
      if (!hasWork) return doze();
      isAwake = true;
      resolve();
    };
    doze();
  });
}

function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}

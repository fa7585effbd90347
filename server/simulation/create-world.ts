import { observeCommits } from './observe-commits.ts';
import { enrol } from './people.ts';
import type { Production } from './production.ts';
import { createProfile } from './profile.ts';
import { createRandom, type Random } from './random.ts';
import { openSimulatedDatabase, type CommitFault } from './simulated-database.ts';
import { createLinks } from './simulated-links.ts';
import { createTimeline } from './timeline.ts';
import type { Span } from './history.ts';
import type { World } from './world.ts';

const BEGAN_AT = Date.UTC(2026, 0, 5, 10);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A world from nothing but its seed. One in six has a provider whose Track is not true. */
export async function createWorld(production: Production, seed: number): Promise<World> {
  const random = createRandom(seed);
  const truthful = seed % 6 !== 0;
  const profile = createProfile(random, truthful);
  const timeline = createTimeline();
  const database = await openSimulatedDatabase(production);
  enrol(database.file);
  const changed = observeCommits(database.file);
  const nextDue = database.file.prepare(
    // A lease that ends later than any lease may was given before the clock was set back.
    `select min(max(next_check_at, case when lease_until <= ? + 60000 then lease_until else 0 end)) as due
     from cancellation where next_check_at is not null`,
  );
  const outages = someOutages(random, profile.outages);
  let wallOffset = BEGAN_AT;
  let requests = 0;
  let clockJumps = 0;
  let waking: (() => void)[] = [];

  const world: World = {
    ...{ production, random, timeline, profile, database, links: [], truthful, down: [], happened: [] },
    quietMs: 15 * MINUTE,
    wall: () => wallOffset + timeline.now(),
    trueWall: () => BEGAN_AT + timeline.now(),
    jumpClock(byMs) {
      wallOffset += byMs;
      clockJumps += 1;
      world.record({ kind: 'clock-jumped', byMs });
      wakeAll();
    },
    clockJumps: () => clockJumps,
    isProviderDown: () => outages.some(({ from, to }) => from <= timeline.now() && timeline.now() < to),
    nextRequest: () => (requests += 1),
    nextCommitFault: () => someCommitFault(random, profile),
    observeCommit() {
      const change = changed();
      if (change !== null) world.record({ kind: 'committed', ...change });
      wakeAll();
    },
    whenChanged: (wake) => waking.push(wake),
    nextDueAt: () => {
      const due = nextDue.get(world.wall())?.['due'];
      return due == null ? null : Number(due);
    },
    record: (happening) => world.happened.push({ at: timeline.now(), ...happening }),
  };
  world.links.push(...createLinks(world));
  return world;

  function wakeAll(): void {
    const woken = waking;
    waking = [];
    for (const wake of woken) wake();
  }
}

function someOutages(random: Random, count: number): Span[] {
  return Array.from({ length: count }, () => {
    const from = random.between(0, HOUR);
    return { from, to: from + random.between(MINUTE, random.chance(0.3) ? 5 * HOUR : 20 * MINUTE) };
  });
}

function someCommitFault(random: Random, profile: World['profile']): CommitFault {
  const fault: CommitFault = { beforeMs: 0, afterMs: 0, fate: 'committed' };
  if (random.chance(profile.commitCrashes)) fault.fate = random.pick(['crash-before', 'crash-after']);
  if (!random.chance(profile.commitTrouble)) return fault;
  fault.fate = random.pick(['committed', 'committed', 'refused', 'rolled-back', 'answer-lost']);
  const slow = () => (random.chance(0.5) ? random.between(0, random.pick([1000, 10_000, 90_000])) : 0);
  return { ...fault, beforeMs: slow(), afterMs: slow() };
}

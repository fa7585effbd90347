import { createWorld } from './create-world.ts';
import type { History } from './history.ts';
import { createOperator } from './operators.ts';
import { actorOf, PEOPLE, planRights } from './people.ts';
import type { Production } from './production.ts';
import { createReplica, type Replica } from './replica.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Lives through one whole world and tells what happened in it. The same seed tells the same story. */
export async function simulateSeed(production: Production, seed: number): Promise<History> {
  const world = await createWorld(production, seed);
  const replicas: Replica[] = [];
  const changed = keepDownTimes(world, () => replicas.some((replica) => replica.isUp()));
  replicas.push(createReplica(world, changed), createReplica(world, changed));
  planTrouble(world, replicas);
  planRights(world);
  const failures: unknown[] = [];
  for (const id of PEOPLE) planDay(world, replicas, id, (error) => failures.push(error));
  planReading(world, replicas, (error) => failures.push(error));
  await world.timeline.runUntil(world.profile.horizonMs);
  changed();
  await world.database.close();
  if (failures.length > 0) throw failures[0];
  const { happened, down, truthful, quietMs, profile } = world;
  return { seed, truthful, quietMs, down, happenings: happened, endedAt: profile.horizonMs };
}

function planDay(world: World, replicas: Replica[], id: string, failed: (error: unknown) => void): void {
  const { random, timeline, profile } = world;
  const operator = createOperator(world, replicas, actorOf(id));
  const plan = (within: number, work: () => Promise<void>) =>
    timeline.after(random.between(0, within), () => void work().catch(failed));
  for (let visits = profile.visits; visits > 0; visits -= 1) {
    const link = random.pick(world.links);
    plan(20 * MINUTE, () => operator.visit(link));
  }
  plan(40 * MINUTE, operator.lookAround);
  plan(3 * HOUR, operator.lookAround);
  plan(9 * HOUR, operator.lookAround);
}

/** Every few hours somebody reads what stands there of whatever was asked for. */
function planReading(world: World, replicas: Replica[], failed: (error: unknown) => void): void {
  const reader = createOperator(world, replicas, actorOf(PEOPLE[0]));
  for (let at = 5 * HOUR; at < world.profile.horizonMs; at += 6 * HOUR)
    world.timeline.at(at, () => void reader.readAll().catch(failed));
}

function planTrouble(world: World, replicas: Replica[]): void {
  const { random, timeline, profile } = world;
  for (let crashes = profile.crashes; crashes > 0; crashes -= 1) {
    timeline.after(random.between(0, random.pick([2 * MINUTE, 40 * MINUTE])), random.pick(replicas).crash);
  }
  for (let jumps = profile.clockJumps; jumps > 0; jumps -= 1) {
    const byMs = random.pick([1, -1]) * random.pick([10_000, 5 * MINUTE, 20 * MINUTE, 3 * HOUR]);
    // Nobody can see a clock jump while nobody runs.
    timeline.after(random.between(0, 40 * MINUTE), () => {
      if (replicas.every((replica) => replica.isUp())) world.jumpClock(byMs);
    });
  }
}

/** Called at each change, keeps the spans in which no replica ran. */
function keepDownTimes(world: World, isAnyUp: () => boolean): () => void {
  let downSince: number | null = null;
  return () => {
    const now = world.timeline.now();
    if (downSince !== null) world.down.push({ from: downSince, to: now });
    downSince = isAnyUp() ? null : now;
  };
}

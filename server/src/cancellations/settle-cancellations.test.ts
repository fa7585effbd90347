import { expect, test } from 'vitest';
import { createWorld } from '../../simulation/create-world.ts';
import { loadProduction } from '../../simulation/production.ts';
import { actorOf } from '../../simulation/people.ts';
import { createReplica } from '../../simulation/replica.ts';
import type { CommitFault } from '../../simulation/simulated-database.ts';
import { asha, MINUTE, QUIET, requested, SECOND, sendBegan, tracked } from '../../testing/test-operation.ts';

const WELL: CommitFault = { beforeMs: 0, afterMs: 0, fate: 'committed' };

test('a jump of the clock that could not be recorded at once is not forgotten', async () => {
  await using desk = await openDesk();
  await desk.commit(requested());
  await desk.commit(sendBegan);
  await desk.passes(3 * SECOND);
  desk.world.jumpClock(20 * MINUTE);
  desk.database({ ...WELL, fate: 'refused' });
  await desk.passes(4 * SECOND);
  desk.database(WELL);
  const recoveredAt = desk.world.wall();
  await desk.passes(4 * SECOND);
  expect((await desk.operation())?.quietUntil).toBeGreaterThanOrEqual(recoveredAt + QUIET);
});

test('what was seen grows older while it waits for the database', async () => {
  await using desk = await openDesk();
  desk.database({ ...WELL, beforeMs: 6 * SECOND });
  expect(await desk.commit(requested({ ageMs: 200 }))).toBeNull();
  desk.database(WELL);
  await desk.commit(requested({ ageMs: 200 }));
  await desk.commit(sendBegan);
  await desk.commit({ type: 'clock-jumped' });
  await desk.passes(40 * MINUTE);
  const operation = await desk.operation();
  if (operation?.state === 'unknown') await desk.commit({ type: 'taken-up', by: asha });
  desk.database({ ...WELL, beforeMs: 30 * SECOND });
  const sentAt = desk.world.wall();
  await desk.commit(tracked('PROCESSING', 0));
  expect((await desk.operation())?.lastTrack?.at).toBe(sentAt);
});

test('a check that was leased before the clock was set back is not left alone for hours', async () => {
  await using desk = await openDesk();
  await desk.commit(requested());
  await desk.commit(sendBegan);
  await desk.passes(3 * SECOND);
  const { kysely } = desk.world.database;
  await kysely
    .updateTable('cancellation')
    .set({ lease_until: desk.world.wall() + MINUTE })
    .execute();
  desk.world.jumpClock(-3 * 60 * MINUTE);
  await desk.passes(20 * MINUTE);
  expect((await desk.operation())?.state).toBe('unknown');
});

/** One replica in virtual time, its database as good or bad as told. */
async function openDesk() {
  const world = await createWorld(await loadProduction(), 1);
  let fault = WELL;
  world.nextCommitFault = () => fault;
  const { cancellations } = createReplica(world, () => undefined).parts();
  const passes = (ms: number) => world.timeline.runUntil(world.timeline.now() + ms);
  return {
    world,
    passes,
    database: (next: CommitFault) => (fault = next),
    operation: () => cancellations.store.get('op-1'),
    async commit(happened: Parameters<typeof cancellations.commit>[1]) {
      const committed = cancellations.commit('op-1', happened, { asker: actorOf(asha.id) });
      await passes(fault.beforeMs);
      return committed;
    },
    [Symbol.asyncDispose]: () => world.database.close(),
  };
}

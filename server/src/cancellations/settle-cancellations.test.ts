import { expect, test } from 'vitest';
import { createWorld } from '../../simulation/create-world.ts';
import { loadProduction } from '../../simulation/production.ts';
import { actorOf } from '../../simulation/people.ts';
import { createReplica } from '../../simulation/replica.ts';
import type { CommitFault } from '../../simulation/simulated-database.ts';
import {
  answered,
  asha,
  MINUTE,
  QUIET,
  requested,
  SECOND,
  sendBegan,
  tracked,
} from '../../testing/test-operation.ts';
import { answersOf } from './cancel-answers.ts';
import type { CancelOperation } from './cancel-operation.ts';

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

test('a claim that was seen once, and that Track contradicted itself, outlive the rows they are kept in', async () => {
  await using desk = await openDesk();
  await desk.commit(requested());
  await desk.commit(sendBegan);
  await desk.commit(answered(1, 'accepted'));
  for (const status of ['CANCELLED', 'CLAIMED', 'CANCELLED']) {
    await desk.passes(SECOND);
    await desk.commit(tracked(status, 0));
  }
  expect(answersOf(await desk.kept())).toMatchObject({ claimable: 'no', replacement: 'do-not' });
  for (const status of ['CLAIMED', 'CLAIMED', 'CANCELLED']) {
    await desk.passes(MINUTE);
    await desk.commit(tracked(status, 0));
  }
  expect((await desk.kept()).state).toBe('needs-person');
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
  const parts = createReplica(world, () => undefined).parts();
  const { cancellations } = parts;
  const passes = (ms: number) => world.timeline.runUntil(world.timeline.now() + ms);
  const operation = () => cancellations.store.get('op-1');
  return {
    world,
    parts,
    passes,
    database: (next: CommitFault) => (fault = next),
    operation,
    async kept(): Promise<CancelOperation> {
      const kept = await operation();
      if (kept === null) throw new Error('op-1 is not kept');
      return kept;
    },
    async commit(happened: Parameters<typeof cancellations.commit>[1]) {
      const committed = cancellations.commit('op-1', happened, { asker: actorOf(asha.id) });
      await passes(fault.beforeMs);
      return committed;
    },
    [Symbol.asyncDispose]: () => world.database.close(),
  };
}

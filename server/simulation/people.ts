import type { DatabaseSync } from 'node:sqlite';
import { permissionsOf } from '../contract/permissions.ts';
import type { Actor } from '../src/actor.ts';
import type { World } from './world.ts';

export const PEOPLE = ['asha', 'ravi'] as const;

const MINUTE = 60_000;
const ROLES = ['operator', 'approver'] as const;
/** Nobody signs in again here: a session lasts longer than any world. */
const FOR_EVER = Number.MAX_SAFE_INTEGER;

/** Somebody in front of a screen that was opened while they held their rights. */
export function actorOf(id: string): Actor {
  return {
    ...{ id, name: id, roles: ROLES, permissions: permissionsOf(ROLES), endpointIp: '125.0.0.1' },
    session: {
      ...{ id: `session of ${id}`, stage: 'whole', email: null, freshProof: 'click', secondFactor: 'off' },
      ...{ idleEndsAt: Infinity, endsAt: Infinity, freshUntil: Infinity, isFresh: true },
    },
  };
}

export function enrol(file: DatabaseSync): void {
  const person = file.prepare(
    `insert into person (id, name, roles, comes_from, created_at) values (?, ?, ?, 'password', 0)`,
  );
  const session = file.prepare(
    `insert into person_session (id, secret_hash, person_id, stage, created_at, last_active_at, proved_at, ends_at, tries)
     values (?, ?, ?, 'whole', 0, 0, 0, ?, 0)`,
  );
  for (const id of PEOPLE) {
    person.run(id, id, JSON.stringify(ROLES));
    session.run(`session of ${id}`, id, id, FOR_EVER);
  }
}

/** Rights are taken away and given back, in the middle of whatever a person is doing. */
export function planRights(world: World): void {
  const { random, timeline, profile } = world;
  for (let losses = profile.rightsLost; losses > 0; losses -= 1) {
    const id = random.pick(PEOPLE);
    timeline.after(random.between(0, 25 * MINUTE), () => {
      change(world, id, false);
      timeline.after(random.between(0, random.pick([2000, 10 * MINUTE])), () => change(world, id, true));
    });
  }
}

/** No transaction is open between two moments, so this one stands alone. */
function change(world: World, id: string, may: boolean): void {
  const disables = !may && world.random.chance(0.5);
  world.database.file
    .prepare('update person set roles = ?, disabled_at = ? where id = ?')
    .run(JSON.stringify(may || disables ? ROLES : ['agent']), disables ? world.wall() : null, id);
  world.record({ kind: 'rights', personId: id, may });
}

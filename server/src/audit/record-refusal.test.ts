import { expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { recordRefusal } from './record-refusal.ts';

const UUID = '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f';
/** The act, the id in its address, and what is entered. */
const SUBJECTS = [
  ['person-disable', `p-${UUID}`, `person p-${UUID}`],
  ['person-roles', 'sample-operator-20', 'person sample-operator-20'],
  ['person-roles', 'ravi-9876543210', 'person -'],
  ['person-invite', '-', 'person -'],
  ['people-settings', '-', 'people-settings people'],
  ['session-end', UUID, 'person asha'],
  ['sessions-end', '-', 'person asha'],
  ['password-change', '-', 'person asha'],
  ['second-factor-set-up', '-', 'person asha'],
  ['second-factor-on', '-', 'person asha'],
  ['second-factor-off', '-', 'person asha'],
  ['fresh-sign-in', '-', 'person asha'],
  ['reveal', '65704add83911e52b70ebcbc', 'payout-link 65704add83911e52b70ebcbc'],
  ['caller-check', '9876543210', 'payout-link -'],
  ['cancel', '65704add83911e52b70ebcbc', 'payout-link 65704add83911e52b70ebcbc'],
  ['cancel-approve', UUID, `cancellation ${UUID}`],
  ['audit-export', '-', 'audit-log -'],
  ['export-fetch', UUID, `export ${UUID}`],
  ['export-links', '-', 'export -'],
  ['view-save', '-', 'saved-view -'],
  ['view-remove', UUID, `saved-view ${UUID}`],
] as const;

const asha = { id: 'asha', name: 'Asha' };

forEachDatabase((kind) => {
  test.each([
    ['65704add83911e52b70ebcbc', '65704add83911e52b70ebcbc'],
    ['9876543210', '-'],
    ['+91 98765 43210', '-'],
    ['ravi@example.com', '-'],
  ])('a refused act on %s is entered with the id %s', async (typed, entered) => {
    await using database = await migratedDatabase(kind);
    await recordRefusal({ database, log: createLog('silent') }, asha, 'cancel', typed, 'invalid-input');
    const entries = await database.kysely.selectFrom('audit_entry').selectAll().execute();
    expect(entries).toMatchObject([{ action: 'cancel-refused', subject_id: entered, actor_id: 'asha' }]);
  });

  test('a refused act is entered on what it was about', async () => {
    await using database = await migratedDatabase(kind);
    for (const [act, typed, subject] of SUBJECTS) {
      await recordRefusal({ database, log: createLog('silent') }, asha, act, typed, 'forbidden');
      const entered = database.kysely.selectFrom('audit_entry').selectAll().orderBy('seq', 'desc');
      const { action, subject_type, subject_id } = await entered.executeTakeFirstOrThrow();
      expect([action, `${subject_type} ${subject_id}`]).toEqual([`${act}-refused`, subject]);
    }
  });
});

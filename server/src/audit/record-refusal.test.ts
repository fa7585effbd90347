import { expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { recordRefusal } from './record-refusal.ts';

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
});

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import type { Database } from '../database/open-database.ts';
import type { AuditEntryRow } from '../database/tables.ts';
import { appendAuditEntry } from './append-audit-entry.ts';
import { signAnchor } from './audit-anchors.ts';
import type { Anchor } from './audit-anchors.ts';
import { hashOf, NO_PREVIOUS_HASH } from './audit-chain.ts';
import { loadAuditSigningKey } from './audit-signing-key.ts';
import { verifyAuditLog } from './verify-audit-log.ts';

const keyFrom = (seed: number) =>
  loadAuditSigningKey({ given: Buffer.alloc(32, seed).toString('base64'), dataDir: '/nowhere' });
const key = keyFrom(1);
const strangersKey = keyFrom(2);

forEachDatabase((kind) => {
  const withEntries = async (count: number): Promise<Database & AsyncDisposable> => {
    const database = await migratedDatabase(kind);
    await append(database, count);
    return database;
  };
  const verify = (database: Database, anchors: Anchor[] | null) =>
    verifyAuditLog(database, key, anchors && (async () => anchors));

  test('an untouched log is intact, with the anchors that agree counted', async () => {
    await using database = await withEntries(2);
    const anchors = [await anchorNewest(database)];
    await append(database, 1_200);
    anchors.push(await anchorNewest(database));
    expect(await verify(database, anchors)).toEqual({
      intact: true,
      finding: null,
      seq: 1_202,
      entries: 1_202,
      anchors: 2,
      sentence: 'The audit log is intact: 1202 entries, 2 anchors agree.',
    });
  });

  test('an empty log is intact', async () => {
    await using database = await withEntries(0);
    expect(await verify(database, [])).toMatchObject({ intact: true, entries: 0 });
  });

  test('an edit of any column is found at its entry', async () => {
    await using database = await withEntries(3);
    const columns = [
      'actor_id',
      'actor_name',
      'action',
      'subject_type',
      'subject_id',
      'detail',
      'previous_hash',
      'hash',
    ];
    for (const column of [...columns, 'at']) {
      const value = column === 'at' ? '7' : `'x'`;
      await tamper(database, [`create table kept as select * from audit_entry`]);
      await tamper(database, [`update audit_entry set ${column} = ${value} where seq = 2`]);
      expect(await verify(database, null), column).toMatchObject({
        intact: false,
        finding: 'edited',
        seq: 2,
      });
      await tamper(database, [
        `delete from audit_entry`,
        `insert into audit_entry select * from kept`,
        `drop table kept`,
      ]);
      expect(await verify(database, null)).toMatchObject({ intact: true });
    }
  });

  test('an edit whose own hash was worked out anew is found at the entry after it', async () => {
    await using database = await withEntries(3);
    const [, second] = await entries(database);
    if (!second) throw new Error('no entry');
    const { hash: _, ...edited } = { ...second, actor_name: 'Someone else' };
    await tamper(database, [
      `update audit_entry set actor_name = 'Someone else', hash = '${hashOf(edited)}' where seq = 2`,
    ]);
    expect(await verify(database, null)).toMatchObject({ intact: false, finding: 'broken', seq: 3 });
  });

  test.each([1, 2])('the deletion of entry %i is found', async (seq) => {
    await using database = await withEntries(3);
    await tamper(database, [`delete from audit_entry where seq = ${seq}`]);
    expect(await verify(database, null)).toMatchObject({
      intact: false,
      finding: 'missing',
      seq,
      sentence: `Entry ${seq} is missing.`,
    });
  });

  test('two entries that changed places are found', async () => {
    await using database = await withEntries(3);
    await tamper(database, [
      `update audit_entry set seq = 9 where seq = 2`,
      `update audit_entry set seq = 2 where seq = 3`,
      `update audit_entry set seq = 3 where seq = 9`,
    ]);
    expect(await verify(database, null)).toMatchObject({ intact: false, finding: 'edited', seq: 2 });
  });

  test('a cut tail is found by its anchor, and only by it', async () => {
    await using database = await withEntries(3);
    const anchors = [await anchorNewest(database)];
    await tamper(database, [`delete from audit_entry where seq = 3`]);
    expect(await verify(database, anchors)).toMatchObject({
      intact: false,
      finding: 'cut',
      seq: 2,
      entries: 2,
    });
    expect(await verify(database, null)).toMatchObject({
      intact: true,
      sentence:
        'The audit log is intact: 2 entries. Anchors are kept elsewhere, so a cut tail could not be seen.',
    });
  });

  test('a log that was emptied altogether is found', async () => {
    await using database = await withEntries(2);
    const anchors = [await anchorNewest(database)];
    await tamper(database, [`delete from audit_entry`]);
    expect(await verify(database, anchors)).toMatchObject({ intact: false, finding: 'cut', seq: 0 });
  });

  test('an older copy that was restored is found at once, and still after it has grown again', async () => {
    await using database = await withEntries(2);
    await tamper(database, [`create table older as select * from audit_entry`]);
    await append(database, 2);
    const anchors = [await anchorNewest(database)];
    await tamper(database, [`delete from audit_entry`, `insert into audit_entry select * from older`]);
    expect(await verify(database, anchors)).toMatchObject({ intact: false, finding: 'cut', seq: 2 });
    await append(database, 5, 'after the restore');
    anchors.push(await anchorNewest(database));
    expect(await verify(database, anchors)).toMatchObject({ intact: false, finding: 'replaced', seq: 4 });
  });

  test('a log that was rewritten from the start with every hash right is found', async () => {
    await using database = await withEntries(3);
    const anchors = [await anchorNewest(database)];
    await rewrite(database);
    expect(await verify(database, null)).toMatchObject({ intact: true });
    expect(await verify(database, anchors)).toMatchObject({ intact: false, finding: 'replaced', seq: 3 });
  });

  test('an anchor that was made up or changed is found, also when it would hide a cut', async () => {
    await using database = await withEntries(3);
    const anchor = await anchorNewest(database);
    await tamper(database, [`delete from audit_entry where seq = 3`]);
    const moved = { ...anchor, seq: 2, hash: (await entries(database)).at(-1)?.hash ?? '' };
    for (const forged of [moved, { ...anchor, signature: '' }, { ...anchor, at: anchor.at + 1 }]) {
      expect(await verify(database, [forged])).toMatchObject({ intact: false, finding: 'forged-anchor' });
    }
  });

  test('entries that no anchor of this key vouches for are not called intact', async () => {
    await using database = await withEntries(1);
    const strangers = signAnchor(strangersKey, { seq: 1, hash: (await entries(database))[0]?.hash ?? '' }, 1);
    for (const anchors of [[], [strangers]]) {
      expect(await verify(database, anchors)).toMatchObject({
        intact: false,
        finding: 'no-anchors',
        entries: 1,
      });
    }
  });

  test('entries and anchors written while it walks are not mistaken for a fault', async () => {
    await using database = await withEntries(1_500);
    const anchors = [await anchorNewest(database)];
    const walking = verify(database, anchors);
    await append(database, 20);
    expect(await walking).toMatchObject({ intact: true, anchors: 1 });
  });
});

async function append(database: Database, count: number, action = 'cancel-asked'): Promise<void> {
  await database.transaction(async (trx) => {
    for (let n = 0; n < count; n += 1) {
      const subject = { type: 'payout-link', id: `L${n}` };
      await appendAuditEntry(trx, {
        actor: { id: 'p', name: 'Asha' },
        action,
        subject,
        detail: { n },
        at: n,
      });
    }
  });
}

const entries = ({ kysely }: Database) =>
  kysely.selectFrom('audit_entry').selectAll().orderBy('seq').execute();

async function anchorNewest(database: Database): Promise<Anchor> {
  const newest = (await entries(database)).at(-1);
  if (!newest) throw new Error('no entry');
  return signAnchor(key, { seq: newest.seq, hash: newest.hash }, 5);
}

/** What somebody with the database in their hands can do. */
async function tamper(database: Database, statements: string[]): Promise<void> {
  const names = ['update', 'delete', 'insert'].map((event) => `audit_entry_${event}`);
  const disarm =
    database.dialect === 'postgres'
      ? ['alter table audit_entry disable trigger all']
      : names.map((name) => `drop trigger if exists ${name}`);
  await database.transaction(async (trx) => {
    for (const statement of [...disarm, ...statements]) await sql.raw(statement).execute(trx);
  });
}

async function rewrite(database: Database): Promise<void> {
  let previous_hash = NO_PREVIOUS_HASH;
  const rewritten: AuditEntryRow[] = [];
  for (const { hash: _, ...entry } of await entries(database)) {
    const row = { ...entry, actor_name: 'Someone else', previous_hash };
    rewritten.push({ ...row, hash: hashOf(row) });
    previous_hash = hashOf(row);
  }
  await tamper(database, ['delete from audit_entry']);
  await database.kysely.insertInto('audit_entry').values(rewritten).execute();
}

import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import type { FreshDatabase } from '../../testing/fresh-sqlite.ts';
import { migrate } from '../database/migrate.ts';
import { openDatabase } from '../database/open-database.ts';
import type { Database } from '../database/open-database.ts';
import { appendToAnchorFile, readAnchorFile } from './anchor-file.ts';
import { appendAuditEntry } from './append-audit-entry.ts';
import type { Anchor } from './audit-anchors.ts';
import { auditCommand } from './audit-command.ts';
import { loadAuditSigningKey } from './audit-signing-key.ts';
import { keepAnchoring } from './keep-anchoring.ts';

forEachDatabase((kind) => {
  let fresh: FreshDatabase;
  let dataDir = '';
  let path = '';
  let database: Database;
  beforeEach(async () => {
    fresh = await kind.fresh();
    dataDir = fresh.dataDir;
    path = join(dataDir, 'audit-anchors.jsonl');
    database = await openDatabase(fresh);
    await migrate(database);
  });
  afterEach(async () => {
    await database.close();
    await fresh.drop();
  });

  const key = loadAuditSigningKey({ given: Buffer.alloc(32, 1).toString('base64'), dataDir: '/nowhere' });
  const ANCHOR: Anchor = { seq: 1, hash: 'h', at: 1, keyId: 'k', signature: 's' };
  const unexpected = (error: unknown) => {
    throw error;
  };
  const toFile = (anchor: Anchor) => appendToAnchorFile(path, anchor);
  const append = () =>
    database.transaction((trx) =>
      appendAuditEntry(trx, {
        actor: { id: 'p', name: 'Asha' },
        action: 'noted',
        subject: { type: 'payout-link', id: 'L' },
        detail: {},
        at: 1,
      }),
    );
  const seqs = async () => (await readAnchorFile(path)).map(({ seq }) => seq);

  test('the log is anchored at the start, when it has grown, and at the end', async () => {
    await append();
    const anchoring = await keepAnchoring({
      database,
      key,
      write: toFile,
      onFailure: unexpected,
      everyMs: 5,
    });
    expect(await seqs()).toEqual([1]);
    await append();
    await expect.poll(seqs).toEqual([1, 2]);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await seqs()).toEqual([1, 2]);
    await anchoring.close();
    expect(await seqs()).toEqual([1, 2]);

    const slow = await keepAnchoring({ database, key, write: toFile, onFailure: unexpected });
    await append();
    await append();
    await slow.close();
    expect(await seqs()).toEqual([1, 2, 2, 4]);
  });

  test('an anchor that could not be written is told of and written later', async () => {
    await append();
    const failures: unknown[] = [];
    let full = true;
    const write = async (anchor: Anchor) => {
      if (full) throw new Error('disk full');
      await toFile(anchor);
    };
    const onFailure = (error: unknown) => failures.push(error);
    const anchoring = await keepAnchoring({ database, key, write, onFailure, everyMs: 5 });
    expect(failures).toEqual([new Error('disk full')]);
    full = false;
    await expect.poll(seqs).toEqual([1]);
    await anchoring.close();
  });

  test('anchors survive half a line left by a crash, in front of them or at the end', async () => {
    await toFile(ANCHOR);
    appendFileSync(path, '{"seq":2,"ha');
    expect(await readAnchorFile(path)).toEqual([ANCHOR]);
    await toFile({ ...ANCHOR, seq: 3 });
    expect(await readAnchorFile(path)).toEqual([ANCHOR, { ...ANCHOR, seq: 3 }]);
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(3);
    writeFileSync(path, 'torn');
    await toFile(ANCHOR);
    expect(await readAnchorFile(path)).toEqual([ANCHOR]);
  });

  test('anchors are read back from lines of the log as well', async () => {
    writeFileSync(
      path,
      `{"level":30,"msg":"x"}\n{"level":30,"auditAnchor":${JSON.stringify(ANCHOR)}}\n\nplain\n`,
    );
    expect(await readAnchorFile(path)).toEqual([ANCHOR]);
  });

  test('nobody but the owner can read the anchors', async () => {
    await toFile(ANCHOR);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('the command says the verdict in one line and ends with 0 or 1', async () => {
    const lines: string[] = [];
    const parts = { database, key, anchorsPath: path, print: (line: string) => lines.push(line) };
    const run = (...args: string[]) => auditCommand(args, parts);
    expect(await run('verify')).toBe(0);
    await append();
    expect(await run('verify')).toBe(1);
    await (await keepAnchoring({ database, key, write: toFile, onFailure: unexpected })).close();
    expect(await run('verify')).toBe(0);
    expect(await run('verify', '--anchors', join(dataDir, 'none.jsonl'))).toBe(1);
    expect(await auditCommand(['verify'], { ...parts, anchorsPath: null })).toBe(0);
    for (const wrong of [
      [],
      ['look'],
      ['verify', '--anchors'],
      ['verify', 'x', 'y'],
      ['verify', '--anchors', 'a', 'b'],
    ]) {
      expect(await run(...wrong), wrong.join(' ')).toBe(64);
    }
    expect(lines.slice(0, 5)).toEqual([
      'The audit log is intact: 0 entries, 0 anchors agree.',
      'The chain of 1 entry holds, but no anchor signed with this key vouches for it.',
      'The audit log is intact: 1 entry, 1 anchor agrees.',
      'The chain of 1 entry holds, but no anchor signed with this key vouches for it.',
      'The audit log is intact: 1 entry. Anchors are kept elsewhere, so a cut tail could not be seen.',
    ]);
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Happening } from '../simulation/history.ts';
import { cancelOf, hear } from '../sandbox/ask-sandbox.ts';
import { freshSqlite, type FreshDatabase } from '../testing/fresh-sqlite.ts';
import { runSql } from '../testing/run-sql.ts';
import { startServer, type TestServer } from '../testing/start-server.ts';
import { createOnlooker } from './onlooker.ts';
import { BRISK } from './proof-world.ts';
import { checkEverything, settled } from './settled.ts';

let server: TestServer;
let database: FreshDatabase;
beforeAll(async () => {
  database = await freshSqlite();
  server = await startServer({ database, env: BRISK });
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

/** A cancel that went well, and what one thing more would be found to be. */
async function findWith(
  spoil: (told: Happening[], linkId: string) => Promise<unknown> | void,
): Promise<string[]> {
  const { sandbox } = server;
  const heard: Happening[] = [];
  const startedAt = Date.now();
  const linkId = sandbox.control.makeLink().id;
  const person = await createOnlooker(server, heard);
  await person.click(await person.intend(linkId));
  await settled(database, person, linkId);
  await spoil(heard, linkId);
  const findings = await checkEverything({ sandbox, database, linkIds: [linkId], heard, startedAt }, person);
  return findings.map(({ kind, what }) => `${kind}: ${what}`);
}

test('a cancel that went well has nothing to be found', async () => {
  expect(await findWith(() => undefined)).toEqual([]);
});

test('a second request for the same attempt is found', async () => {
  const findings = await findWith((_, linkId) => hear(server.sandbox.origin, cancelOf(linkId)));
  expect(findings).toEqual([expect.stringMatching(/^doubled: I2 requests .+ left on one attempt/)]);
});

test('a word that was not true is found', async () => {
  const findings = await findWith((heard) => {
    const told = heard.find((happening) => happening.kind === 'told');
    if (told?.kind === 'told') heard.push({ ...told, told: { ...told.told, state: 'too-late' } });
  });
  expect(findings).toEqual([expect.stringMatching(/^false: I8/), expect.stringMatching(/^false: I8/)]);
});

test('a cancel that people were told of and that is gone is found', async () => {
  const findings = await findWith((heard) => {
    const told = heard.find((happening) => happening.kind === 'told');
    if (told?.kind === 'told') heard.push({ ...told, operationId: 'gone' });
  });
  expect(findings).toContain('lost: gone was told, and is nowhere');
});

test('an edge that does not exist is found', async () => {
  const findings = await findWith((_, linkId) =>
    runSql(
      database,
      'drop trigger audit_entry_update',
      `update audit_entry set detail = replace(detail, '"from":"prepared"', '"from":"cancelled"')
       where subject_id = '${linkId}'`,
    ),
  );
  expect(findings.join('\n')).toMatch(/other: I7 prepared → sending/);
  expect(findings.at(-1)).toBe('other: the audit log is not intact');
});

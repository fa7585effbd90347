import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '../testing/start-server.ts';
import { runSql } from '../testing/run-sql.ts';
import { createOnlooker } from './onlooker.ts';
import { emptyResult, runCells, type Finding, type PartResult } from './part-result.ts';
import { BRISK, type ProofWorld } from './proof-world.ts';
import { settled } from './settled.ts';

/** The database is restored from a copy made before a cancel: the anchors tell, and nothing is sent twice. */
export async function olderCopy(world: ProofWorld): Promise<PartResult> {
  const result = emptyResult('older copy');
  await runCells(result, ['SQLite'], 1, String, () => restore(world));
  return result;
}

async function restore({ sandbox, fresh }: ProofWorld): Promise<Finding[]> {
  const database = await fresh('SQLite');
  const file = join(database.dataDir, 'linkdesk.sqlite');
  const start = () => startServer({ database, provider: sandbox, env: BRISK });
  const findings: Finding[] = [];
  try {
    const first = await start();
    const person = await createOnlooker(first, []);
    const earlier = sandbox.control.makeLink().id;
    await person.click(await person.intend(earlier));
    await settled(database, person, earlier);
    await first.close();
    cpSync(file, `${file}.copy`);

    const second = await start();
    person.goTo(second);
    const linkId = sandbox.control.makeLink().id;
    const intent = await person.intend(linkId);
    await person.click(intent);
    await settled(database, person, linkId);
    await second.close();
    cpSync(`${file}.copy`, file);

    const third = await start();
    person.goTo(third);
    if ((await runSql(database, 'select id from cancellation')).length !== 1)
      findings.push({ kind: 'other', what: 'the older copy was not restored' });
    if (await person.verifyAudit()) findings.push({ kind: 'lost', what: 'nobody noticed the older copy' });
    const again = await person.click(intent);
    const said = JSON.stringify(again?.body);
    if (again?.status !== 409 || !/nothing was sent/i.test(said))
      findings.push({ kind: 'false', what: `the same click was answered with ${again?.status} ${said}` });
    const received = sandbox.control.ledger({ call: 'cancel', linkId }).length;
    if (received !== 1) findings.push({ kind: 'doubled', what: `${received} requests were received` });
    await third.close();
    return findings;
  } finally {
    await database.drop();
  }
}

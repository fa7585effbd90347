import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchTable, isIndependent } from '../server/bench/bench-table.ts';
import { searchBench, type Fresh } from '../server/bench/search-bench.ts';
import { freshPostgres } from '../server/testing/fresh-postgres.ts';
import { freshSqlite } from '../server/testing/fresh-sqlite.ts';
import { startPostgres } from '../server/testing/postgres.ts';

// `npm run bench -- search --links 10000,100000,1000000 --database sqlite|postgres|both --most 10000000 --rounds 60`:
// speed by how many links there are. `--most` is one size more, on PostgreSQL alone. Writing a million takes a quarter of
// an hour: `--keep FOLDER` leaves the SQLite files there for another run on the same day.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    links: { type: 'string', default: '10000,100000,1000000' },
    database: { type: 'string', default: 'sqlite' },
    most: { type: 'string' },
    keep: { type: 'string' },
    rounds: { type: 'string', default: '60' },
  },
});
const sizes = values.links.split(',').map(Number);
const most = values.most === undefined ? [] : [Number(values.most)];
const databases = values.database === 'both' ? ['sqlite', 'postgres'] : [values.database];
if (positionals.join() !== 'search' || ![...sizes, ...most, Number(values.rounds)].every((size) => size >= 1))
  fail('Say what to measure: npm run bench -- search [--links 10000,100000] [--rounds 60]');

for (const database of databases) {
  if (database === 'sqlite')
    await bench('SQLite', sizes, values.keep === undefined ? freshSqlite : keptIn(values.keep));
  else if (database === 'postgres') await onPostgres([...sizes, ...most]);
  else fail(`There is no database ${database}: sqlite, postgres or both.`);
}

async function onPostgres(links: number[]): Promise<void> {
  const postgres = await startPostgres();
  if (postgres === null) fail('No PostgreSQL is installed here.');
  try {
    await bench('PostgreSQL', links, () => freshPostgres(postgres.url));
  } finally {
    await postgres.stop();
  }
}

function keptIn(folder: string): Fresh {
  const day = new Date().toISOString().slice(0, 10);
  return async (links) => {
    const dataDir = join(folder, `${day}-${links}`);
    await readThrough(join(dataDir, 'linkdesk.sqlite'));
    return { dataDir, databaseUrl: null, drop: async () => undefined };
  };
}

/** A machine that has served for a while has the file in memory; otherwise the disk would be measured. */
async function readThrough(path: string): Promise<void> {
  if (!existsSync(path)) return;
  for await (const _ of createReadStream(path));
}

async function bench(name: string, links: number[], fresh: Fresh): Promise<void> {
  console.log(`${name}:`);
  const sorted = links.toSorted((a, b) => a - b);
  const result = await searchBench({ links: sorted, fresh, rounds: Number(values.rounds), say: console.log });
  console.log(`\n${name}, ${benchTable(result)}\n`);
  if (!isIndependent(result)) process.exitCode = 1;
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(64);
}

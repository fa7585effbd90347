import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { Database } from '../src/database/open-database.ts';
import type { Tables, Trx } from '../src/database/tables.ts';
import type { Production } from './production.ts';
import type { World } from './world.ts';

/** What can go wrong with one transaction, and what the replica that asked for it learns. */
export type CommitFault = {
  beforeMs: number;
  afterMs: number;
  fate: 'committed' | 'refused' | 'rolled-back' | 'answer-lost' | 'crash-before' | 'crash-after';
};

/** The one database of a world, in memory, with the tables production makes. */
export async function openSimulatedDatabase(production: Production) {
  const file = new CachingDatabase(':memory:');
  const template = await templateOf(production);
  file.deserialize(template);
  const kysely = new Kysely<Tables>({ dialect: new production.NodeSqliteDialect(file) });
  return { file, kysely, close: () => kysely.destroy() };
}

export type SimulatedDatabase = Awaited<ReturnType<typeof openSimulatedDatabase>>;

/** One replica's way to it: what is lost on this way is lost for this replica only. */
export function databaseFor(
  world: World,
  replica: { isDead: () => boolean; crash: () => void; alive: <T>(work: Promise<T>) => Promise<T> },
): Database {
  const { production, timeline } = world;
  const { kysely } = world.database;

  async function transaction<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
    const fault = world.nextCommitFault();
    if (fault.beforeMs > 0) await replica.alive(timeline.sleep(fault.beforeMs));
    if (fault.fate === 'refused') throw new DatabaseGone();
    const rollsBack = fault.fate === 'rolled-back' || fault.fate === 'crash-before';
    const run = async (trx: Trx) => {
      const result = await production.insideTransaction(() => work(trx));
      if (rollsBack) throw new DatabaseGone();
      return result;
    };
    let result: T;
    try {
      result = await kysely.transaction().execute(run);
    } catch (error) {
      if (fault.fate === 'crash-before') replica.crash();
      return replica.alive(Promise.reject(error as Error));
    }
    world.observeCommit();
    if (fault.fate === 'crash-after') replica.crash();
    if (fault.afterMs > 0) await replica.alive(timeline.sleep(fault.afterMs));
    if (fault.fate === 'answer-lost') throw new DatabaseGone();
    return replica.alive(Promise.resolve(result));
  }

  return {
    kysely,
    dialect: 'sqlite',
    transaction,
    readNow: async () => world.wall(),
    close: () => Promise.resolve(),
  };
}

/** What a driver throws when the connection breaks; it says nothing about the commit. */
class DatabaseGone extends Error {
  override readonly name = 'DatabaseGone';
}

/** Compiling the same few statements again and again would be most of a world's work. */
class CachingDatabase extends DatabaseSync {
  readonly #prepared = new Map<string, StatementSync>();

  override prepare(sql: string): StatementSync {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const statement = super.prepare(sql);
    const columns = statement.columns();
    statement.columns = () => columns;
    this.#prepared.set(sql, statement);
    return statement;
  }
}

const templates = new WeakMap<Production, Promise<Uint8Array>>();

function templateOf(production: Production): Promise<Uint8Array> {
  const known = templates.get(production) ?? makeTemplate(production);
  templates.set(production, known);
  return known;
}

async function makeTemplate(production: Production): Promise<Uint8Array> {
  const file = new DatabaseSync(':memory:');
  const kysely = new Kysely<Tables>({ dialect: new production.NodeSqliteDialect(file) });
  const transaction = <T>(work: (trx: Trx) => Promise<T>) => kysely.transaction().execute(work);
  await production.migrate({
    ...{ kysely, dialect: 'sqlite', transaction },
    ...{ readNow: () => Promise.resolve(0), close: () => kysely.destroy() },
  });
  const bytes = file.serialize();
  await kysely.destroy();
  return bytes;
}

import type { DatabaseConnection } from 'kysely';
import { RecordsOutOfReach } from '../failure.ts';

const telling = new WeakSet<DatabaseConnection>();

/** Lets a connection say which of its errors are the database's own trouble. */
export function tellTrouble<Connection extends DatabaseConnection>(connection: Connection): Connection {
  if (telling.has(connection)) return connection;
  telling.add(connection);
  const execute = connection.executeQuery.bind(connection);
  const executeQuery: DatabaseConnection['executeQuery'] = async (...query) => {
    try {
      return await execute(...query);
    } catch (error) {
      throw asTrouble(error);
    }
  };
  return Object.assign(connection, { executeQuery });
}

/** Gone, busy, full, read-only or broken; what is wrong with a statement, or refused by a rule, stays what it is. */
export function asTrouble(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  if (typeof errcode === 'number') return SQLITE_TROUBLE.has(errcode & 0xff) ? outOfReach(error) : error;
  const isTrouble =
    typeof code === 'string'
      ? /^E[A-Z]+$/.test(code) || POSTGRES_TROUBLE.test(code)
      : LOST_CONNECTION.test(error.message);
  return isTrouble ? outOfReach(error) : error;
}

function outOfReach(error: Error): RecordsOutOfReach {
  const { code } = error as { code?: string };
  return new RecordsOutOfReach(error.message || (code ?? error.name), { cause: error });
}

/** What pg says of a connection without a code. */
const LOST_CONNECTION = /terminated|timeout|timed out|not queryable/i;

/** Connection, read-only, resources, not in a state for it, operator's intervention, system, internal. */
const POSTGRES_TROUBLE = /^(08|25|53|55|57|58|XX)[0-9A-Z]{3}$/;

/** BUSY, LOCKED, NOMEM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOTADB. */
const SQLITE_TROUBLE: ReadonlySet<number> = new Set([5, 6, 7, 8, 10, 11, 13, 14, 15, 26]);

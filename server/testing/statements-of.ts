import type { Database } from '../src/database/open-database.ts';

type Kysely = Database['kysely'];
/** A statement as it is sent. */
type Sent = ReturnType<ReturnType<Kysely['getExecutor']>['compileQuery']>;

/** The same database, and every statement that is sent through it. */
export function statementsOf(database: Database): { database: Database; sent: Sent[] } {
  const sent: Sent[] = [];
  const executor = database.kysely.getExecutor();
  const note: Parameters<Kysely['withPlugin']>[0] = {
    transformQuery({ node, queryId }) {
      sent.push(executor.compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { database: { ...database, kysely: database.kysely.withPlugin(note) }, sent };
}

/** How the database would run a statement, one step a line, PostgreSQL as if tables were too large to be read whole. */
export async function planOf(database: Database, asked: Sent): Promise<string[]> {
  if (database.dialect === 'sqlite') {
    const explain = { ...asked, sql: `explain query plan ${asked.sql}` };
    const { rows } = await database.kysely.executeQuery<{ detail: string }>(explain);
    return rows.map(({ detail }) => detail);
  }
  return database.transaction(async (trx) => {
    for (const way of ['seqscan', 'bitmapscan', 'hashjoin', 'mergejoin'])
      await trx.executeQuery({ ...asked, sql: `set local enable_${way} = off`, parameters: [] });
    const explain = { ...asked, sql: `explain (format json) ${asked.sql}` };
    const { rows } = await trx.executeQuery<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(explain);
    return rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => linesOf(Plan)));
  });
}

type PlanNode = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: PlanNode[];
};

function linesOf(node: PlanNode): string[] {
  const { 'Node Type': type, 'Relation Name': table, 'Index Name': index, 'Index Cond': bounds } = node;
  const line = [type, table, index, bounds === undefined ? 'without bounds' : 'within bounds'].join(' ');
  return [line, ...(node.Plans ?? []).flatMap(linesOf)];
}

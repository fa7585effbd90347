import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Condition } from './conditions-of.ts';

/** A condition over `payout_link p`, written so that its index is used. */
export function whereOf(environment: string, condition: Condition): RawBuilder<SqlBool> {
  switch (condition.on) {
    case 'status':
    case 'purpose_key':
    case 'link_id':
      return isOneOf(condition.on, condition.oneOf);
    case 'since_at':
      return sql<SqlBool>`p.status = ${condition.status} and ${isWithin(condition)}`;
    case 'never sent':
      // Written out, because only then the index of these alone is used; so is what is open.
      return sql<SqlBool>`p.sent = 0 and p.status = 'ISSUED'`;
    case 'cancel state':
      return sql<SqlBool>`p.link_id in (select c.link_id from cancellation c
        where c.environment = ${environment} and c.open = 1 and c.state = ${condition.state})`;
    default:
      return isWithin(condition);
  }
}

function isOneOf(column: string, values: readonly (string | bigint)[]): RawBuilder<SqlBool> {
  if (values.length === 0) return sql<SqlBool>`1 = 0`;
  return sql<SqlBool>`${sql.ref(`p.${column}`)} in (${sql.join(values)})`;
}

function isWithin({ on, from, before }: { on: string; from: number | null; before: number | null }) {
  const column = sql.ref(`p.${on}`);
  const bounds = [
    ...(from === null ? [] : [sql<SqlBool>`${column} >= ${from}`]),
    ...(before === null ? [] : [sql<SqlBool>`${column} < ${before}`]),
  ];
  return sql<SqlBool>`${sql.join(bounds, sql` and `)}`;
}

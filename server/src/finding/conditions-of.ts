import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { LinkFilter } from '../../contract/finding.ts';
import { Failure } from '../failure.ts';
import { worklistDefinition } from './worklist-definition.ts';

/** One filter over `payout_link p`, small enough that an index can answer it alone. */
export type Condition = {
  where: RawBuilder<SqlBool>;
  /** What it bounds, for walks that are in the order of it. */
  on: 'status' | 'purpose_key' | 'created_at' | 'expires_at' | 'amount_paise' | 'else';
  /** Where `on` equals one of these; each has its links in the order in which they were made. */
  oneOf: readonly (string | bigint)[];
};

type Known = {
  environment: string;
  /** Milliseconds UTC. */
  now: number;
  /** What may stand for a purpose beside a link. */
  keysOfPurpose: (purpose: string) => readonly bigint[];
};

/** All of them hold for a link that is shown. */
export function conditionsOf(
  filter: Omit<LinkFilter, 'q' | 'sort'> & { linkIds?: readonly string[] | undefined },
  { environment, now, keysOfPurpose }: Known,
): Condition[] {
  return [
    ...(filter.status?.length ? [oneOf('status', [...new Set(filter.status)])] : []),
    ...(filter.purpose === undefined ? [] : [oneOf('purpose_key', keysOfPurpose(filter.purpose))]),
    ...between('created_at', msOf(filter.createdFrom), msOf(filter.createdTo)),
    ...between('expires_at', msOf(filter.expiresFrom), msOf(filter.expiresTo)),
    ...between('amount_paise', filter.amountMin, above(filter.amountMax)),
    ...(filter.worklist === undefined ? [] : ofWorklist(filter.worklist, environment, now)),
    ...(filter.linkIds === undefined ? [] : [ofLinks(filter.linkIds)]),
  ];
}

export function ofLinks(linkIds: readonly string[]): Condition {
  return { where: isOneOf('link_id', linkIds), on: 'else', oneOf: [] };
}

function ofWorklist(
  worklist: NonNullable<LinkFilter['worklist']>,
  environment: string,
  now: number,
): Condition[] {
  const definition = worklistDefinition(worklist, now);
  if (definition.of === 'cancellations') return [underWay(environment, definition.state)];
  const { status, within } = definition;
  const ofStatus = oneOf('status', [status]);
  // Written out, because only then the index of these alone is used.
  if (within === 'never sent')
    return [ofStatus, { where: sql<SqlBool>`p.sent = 0 and p.status = 'ISSUED'`, on: 'else', oneOf: [] }];
  const [range] = between(within.column, within.from ?? undefined, within.before);
  if (within.column === 'expires_at' || range === undefined) return [ofStatus, ...(range ? [range] : [])];
  // The index by since when has the status before it.
  return [ofStatus, { ...range, where: sql<SqlBool>`${ofStatus.where} and ${range.where}` }];
}

function underWay(environment: string, state: string): Condition {
  const where = sql<SqlBool>`p.link_id in (select c.link_id from cancellation c
    where c.environment = ${environment} and c.open = 1 and c.state = ${state})`;
  return { where, on: 'else', oneOf: [] };
}

function oneOf(on: 'status' | 'purpose_key', values: readonly (string | bigint)[]): Condition {
  return { where: isOneOf(on, values), on, oneOf: values };
}

function isOneOf(column: string, values: readonly (string | bigint)[]): RawBuilder<SqlBool> {
  if (values.length === 0) return sql<SqlBool>`1 = 0`;
  return sql<SqlBool>`${sql.ref(`p.${column}`)} in (${sql.join(values)})`;
}

function between(
  column: 'created_at' | 'expires_at' | 'amount_paise' | 'since_at',
  from: number | undefined,
  before: number | undefined,
): Condition[] {
  if (from === undefined && before === undefined) return [];
  const name = sql.ref(`p.${column}`);
  const bounds = [
    ...(from === undefined ? [] : [sql<SqlBool>`${name} >= ${from}`]),
    ...(before === undefined ? [] : [sql<SqlBool>`${name} < ${before}`]),
  ];
  const on = column === 'since_at' ? 'else' : column;
  return [{ where: sql<SqlBool>`${sql.join(bounds, sql` and `)}`, on, oneOf: [] }];
}

function above(most: number | undefined): number | undefined {
  return most === undefined ? undefined : most + 1;
}

function msOf(instant: string | undefined): number | undefined {
  if (instant === undefined) return undefined;
  const at = Date.parse(instant);
  if (Number.isNaN(at)) throw new Failure('invalid-input', `“${instant}” is not a date that exists.`);
  return at;
}

import type { LinkFilter } from '../../contract/finding.ts';
import { Failure } from '../failure.ts';
import { worklistDefinition } from './worklist-definition.ts';

/** One thing that is asked of a link, small enough that an index can answer it alone. */
export type Condition =
  | { on: 'status' | 'purpose_key' | 'link_id'; oneOf: readonly (string | bigint)[] }
  | ({ on: 'created_at' | 'expires_at' | 'amount_paise' } & Range)
  /** The index by since when has the status before it. */
  | ({ on: 'since_at'; status: string } & Range)
  | { on: 'never sent' }
  /** Of the cancellation that is under way. */
  | { on: 'cancel state'; state: string };

type Range = { from: number | null; before: number | null };

type Known = {
  /** Milliseconds UTC. */
  now: number;
  /** What may stand for a purpose beside a link. */
  keysOfPurpose: (purpose: string) => readonly bigint[];
};

/** All of them hold for a link that is shown. */
export function conditionsOf(
  filter: Omit<LinkFilter, 'q' | 'sort'> & { linkIds?: readonly string[] | undefined },
  { now, keysOfPurpose }: Known,
): Condition[] {
  const { status, purpose, amountMin, amountMax, worklist, linkIds } = filter;
  const before = amountMax === undefined ? null : amountMax + 1;
  return [
    ...(status?.length ? [{ on: 'status' as const, oneOf: [...new Set(status)] }] : []),
    ...(purpose === undefined ? [] : [{ on: 'purpose_key' as const, oneOf: keysOfPurpose(purpose) }]),
    ...between('created_at', msOf(filter.createdFrom), msOf(filter.createdTo)),
    ...between('expires_at', msOf(filter.expiresFrom), msOf(filter.expiresTo)),
    ...between('amount_paise', amountMin ?? null, before),
    ...(worklist === undefined ? [] : ofWorklist(worklist, now)),
    ...(linkIds === undefined ? [] : [ofLinks(linkIds)]),
  ];
}

export function ofLinks(linkIds: readonly string[]): Condition {
  return { on: 'link_id', oneOf: linkIds };
}

function ofWorklist(worklist: NonNullable<LinkFilter['worklist']>, now: number): Condition[] {
  const definition = worklistDefinition(worklist, now);
  if (definition.of === 'cancellations') return [{ on: 'cancel state', state: definition.state }];
  const { status, within } = definition;
  const ofStatus: Condition = { on: 'status', oneOf: [status] };
  if (within === 'never sent') return [ofStatus, { on: 'never sent' }];
  const { column, from, before } = within;
  if (column === 'since_at') return [ofStatus, { on: column, status, from, before }];
  return [ofStatus, { on: column, from, before }];
}

function between(
  on: 'created_at' | 'expires_at' | 'amount_paise',
  from: number | null,
  before: number | null,
): Condition[] {
  return from === null && before === null ? [] : [{ on, from, before }];
}

function msOf(instant: string | undefined): number | null {
  if (instant === undefined) return null;
  const at = Date.parse(instant);
  if (Number.isNaN(at)) throw new Failure('invalid-input', `“${instant}” is not a date that exists.`);
  return at;
}

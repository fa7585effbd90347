import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { COLUMN_TYPES } from '../column-types.ts';
import type { ColumnTypes } from '../column-types.ts';
import { runStatements } from '../run-statements.ts';

/** What is known of every link, how each is found, and how far the provider's list has been read. */
export function directory(dialect: keyof typeof COLUMN_TYPES): Migration {
  const types = COLUMN_TYPES[dialect];
  const own = {
    sqlite: { number: 'integer primary key', keyed: 'strict, without rowid' },
    postgres: { number: 'int8 generated always as identity primary key', keyed: '' },
  }[dialect];
  const statements = [...links(types, own), ...walking(types), savedViews(types)];
  return { up: (db: Kysely<unknown>) => runStatements(db, statements) };
}

/** Rows that filters walk over are kept narrow; what is personal stands beside them, sealed. */
const links = (
  { text, int8, flag, end }: ColumnTypes,
  { number, keyed }: { number: string; keyed: string },
) => [
  `create table payout_link (
    no ${number},
    environment ${text} not null,
    link_id ${text} not null,
    status ${text} not null,
    amount_paise ${int8} not null,
    created_at ${int8} not null,
    expires_at ${int8},
    since_at ${int8},
    sent ${flag} check (sent in (0, 1)),
    purpose_key ${int8},
    status_at ${int8} not null,
    listed_at ${int8},
    tracked_at ${int8},
    look ${int8},
    changed_at ${int8} not null,
    unique (environment, link_id)
  ) ${end}`,
  `create index payout_link_created on payout_link (environment, created_at, no)`,
  `create index payout_link_status on payout_link (environment, status, created_at, no)`,
  `create index payout_link_status_expires on payout_link (environment, status, expires_at, no)`,
  `create index payout_link_status_amount on payout_link (environment, status, amount_paise, no)`,
  `create index payout_link_expires on payout_link (environment, expires_at, no)`,
  `create index payout_link_amount on payout_link (environment, amount_paise, no)`,
  `create index payout_link_purpose on payout_link (environment, purpose_key, created_at, no)`,
  `create index payout_link_since on payout_link (environment, status, since_at, no)`,
  `create index payout_link_unsent on payout_link (environment, created_at, no) where sent = 0 and status = 'ISSUED'`,
  `create index payout_link_look on payout_link (environment, look, created_at, no) where look is not null`,
  `create table sealed_link (
    no ${int8} primary key not null references payout_link (no),
    key_id ${text} not null,
    sealed ${text} not null
  ) ${end}`,
  `create index sealed_link_key on sealed_link (key_id, no)`,
  // The newest links of a key stand together, so that a page of a frequent one costs no more than of a rare one.
  `create table search_key (
    key ${int8} not null,
    created_at ${int8} not null,
    no ${int8} not null,
    primary key (key, created_at, no)
  ) ${keyed}`,
  `create table payout_link_tally (
    environment ${text} not null,
    list ${text} not null,
    bucket ${int8} not null,
    links ${int8} not null,
    paise ${int8} not null,
    primary key (environment, list, bucket)
  ) ${end}`,
];

const walking = ({ text, int8, end }: ColumnTypes) => [
  `create table directory_walk (
    environment ${text} primary key not null,
    lease_by ${text},
    lease_until ${int8} not null,
    version ${int8} not null,
    state ${text} not null
  ) ${end}`,
];

const savedViews = ({ text, int8, end }: ColumnTypes) =>
  `create table saved_view (
    id ${text} primary key not null,
    person_id ${text} not null references person (id),
    sealed ${text} not null,
    created_at ${int8} not null
  ) ${end}`;

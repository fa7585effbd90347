import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { COLUMN_TYPES } from '../column-types.ts';
import type { ColumnTypes } from '../column-types.ts';
import { runStatements } from '../run-statements.ts';

export function firstTables(dialect: keyof typeof COLUMN_TYPES): Migration {
  const types = COLUMN_TYPES[dialect];
  const statements = [...cancelling(types), ...resending(types), ...auditing(types), replicas(types)];
  return { up: (db: Kysely<unknown>) => runStatements(db, statements) };
}

const cancelling = ({ text, int8, int, flag, end }: ColumnTypes) => [
  `create table cancellation (
    id ${text} primary key not null,
    environment ${text} not null,
    link_id ${text} not null,
    state ${text} not null,
    version ${int} not null,
    actor_id ${text} not null,
    actor_name ${text} not null,
    idempotency_key ${text} not null,
    request_hash ${text} not null,
    amount_paise ${int8} not null,
    reason ${text} not null,
    ticket ${text},
    seen ${text} not null,
    created_at ${int8} not null,
    updated_at ${int8} not null,
    click_at ${int8} not null,
    quiet_until ${int8},
    lease_until ${int8},
    next_check_at ${int8},
    watch_until ${int8},
    checks ${int} not null,
    detail ${text} not null,
    open ${flag} not null check (open in (0, 1)),
    unique (actor_id, idempotency_key)
  ) ${end}`,
  `create unique index cancellation_one_open on cancellation (environment, link_id) where open = 1`,
  `create index cancellation_next_check on cancellation (next_check_at) where next_check_at is not null`,
  `create index cancellation_lease on cancellation (lease_until) where lease_until is not null`,
  `create index cancellation_link on cancellation (link_id)`,
  `create index cancellation_created on cancellation (created_at, id)`,
  `create table cancel_attempt (
    operation_id ${text} not null references cancellation (id),
    n ${int} not null,
    class ${text},
    because ${text},
    status_code ${text},
    provider_reference ${text},
    body_hash ${text},
    started_at ${int8} not null,
    ended_at ${int8},
    primary key (operation_id, n)
  ) ${end}`,
  `create table notice (
    id ${text} primary key not null,
    person_id ${text} not null,
    link_id ${text} not null,
    operation_id ${text} not null references cancellation (id),
    text ${text} not null,
    created_at ${int8} not null,
    read_at ${int8}
  ) ${end}`,
  `create index notice_unread on notice (person_id, created_at) where read_at is null`,
];

const resending = ({ text, int8, end }: ColumnTypes) => [
  `create table resend (
    id ${text} primary key not null,
    environment ${text} not null,
    link_id ${text} not null,
    actor_id ${text} not null,
    actor_name ${text} not null,
    idempotency_key ${text} not null,
    request_hash ${text} not null,
    state ${text} not null,
    because ${text},
    provider_reference ${text},
    status_code ${text},
    at ${int8} not null,
    ended_at ${int8},
    unique (actor_id, idempotency_key)
  ) ${end}`,
  `create index resend_link on resend (environment, link_id, at)`,
];

const auditing = ({ text, int8, end }: ColumnTypes) => [
  `create table audit_entry (
    seq ${int8} primary key not null,
    at ${int8} not null,
    actor_id ${text} not null,
    actor_name ${text} not null,
    action ${text} not null,
    subject_type ${text} not null,
    subject_id ${text} not null,
    detail ${text} not null,
    previous_hash ${text} not null,
    hash ${text} not null
  ) ${end}`,
  `create index audit_entry_subject on audit_entry (subject_id, seq)`,
  `create index audit_entry_actor on audit_entry (actor_id, seq)`,
  `create index audit_entry_at on audit_entry (at)`,
];

const replicas = ({ text, int8, end }: ColumnTypes) =>
  `create table provider_replica (id ${text} primary key not null, seen_at ${int8} not null) ${end}`;

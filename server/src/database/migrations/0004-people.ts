import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { COLUMN_TYPES } from '../column-types.ts';
import { runStatements } from '../run-statements.ts';

/** Who may come in, the browsers they are in, and the one-time links that let somebody in. */
export function people(dialect: keyof typeof COLUMN_TYPES): Migration {
  const { text, int8, flag, end } = COLUMN_TYPES[dialect];
  const statements = [
    `create table person (
      id ${text} primary key not null,
      name ${text} not null,
      email ${text},
      roles ${text} not null,
      comes_from ${text} not null check (comes_from in ('password', 'company', 'sample')),
      issuer ${text},
      subject ${text},
      password_hash ${text},
      totp_secret ${text},
      totp_confirmed_at ${int8},
      totp_used_step ${int8},
      recovery_codes ${text},
      disabled_at ${int8},
      created_at ${int8} not null,
      last_sign_in_at ${int8},
      unique (issuer, subject)
    ) ${end}`,
    // At a company's identity provider an e-mail may change hands; there people are known by issuer and subject.
    `create unique index person_email on person (email) where comes_from = 'password'`,
    `create table person_session (
      id ${text} primary key not null,
      secret_hash ${text} not null unique,
      person_id ${text} not null references person (id),
      stage ${text} not null check (stage in ('whole', 'second-factor', 'set-up-second-factor')),
      device ${text},
      created_at ${int8} not null,
      last_active_at ${int8} not null,
      proved_at ${int8} not null,
      ends_at ${int8} not null,
      tries ${int8} not null
    ) ${end}`,
    `create index person_session_person on person_session (person_id)`,
    `create index person_session_end on person_session (ends_at)`,
    `create table invitation (
      secret_hash ${text} primary key not null,
      purpose ${text} not null,
      person_id ${text} references person (id),
      created_at ${int8} not null,
      ends_at ${int8} not null
    ) ${end}`,
    `create index invitation_person on invitation (person_id)`,
    `create table people_setting (
      id ${text} primary key not null,
      requires_second_factor ${flag} not null check (requires_second_factor in (0, 1))
    ) ${end}`,
    `insert into people_setting values ('people', 0)`,
  ];
  return { up: (db: Kysely<unknown>) => runStatements(db, statements) };
}

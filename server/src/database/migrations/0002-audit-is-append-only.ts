import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { runStatements } from '../run-statements.ts';

/** The database itself refuses to change or drop an audit entry, and to leave a gap between two. */
export function auditIsAppendOnly(dialect: keyof typeof STATEMENTS): Migration {
  return { up: (db: Kysely<unknown>) => runStatements(db, STATEMENTS[dialect]) };
}

const REFUSAL = 'The audit log is append-only.';
const NOT_NEXT = 'new.seq <> (select coalesce(max(seq), 0) + 1 from audit_entry)';

const STATEMENTS = {
  sqlite: [
    `create trigger audit_entry_update before update on audit_entry begin select raise(abort, '${REFUSAL}'); end`,
    `create trigger audit_entry_delete before delete on audit_entry begin select raise(abort, '${REFUSAL}'); end`,
    // "insert or replace" deletes without firing the trigger above.
    `create trigger audit_entry_insert before insert on audit_entry when ${NOT_NEXT}
       begin select raise(abort, '${REFUSAL}'); end`,
  ],
  postgres: [
    `create function audit_entry_refuse() returns trigger language plpgsql as
       $$ begin raise exception '${REFUSAL}'; end $$`,
    `create function audit_entry_next() returns trigger language plpgsql as
       $$ begin if ${NOT_NEXT} then raise exception '${REFUSAL}'; end if; return new; end $$`,
    `create trigger audit_entry_change before update or delete or truncate on audit_entry
       for each statement execute function audit_entry_refuse()`,
    `create trigger audit_entry_insert before insert on audit_entry
       for each row execute function audit_entry_next()`,
  ],
};

-- What Linkdesk's own login may do on PostgreSQL, and nothing more: no tables made or changed, and audit
-- entries written once and read, never changed or removed. Migrations are run with the owner's login.
--
--   1. create role linkdesk_app login password '…';        -- once, as an administrator
--   2. DATABASE_URL=postgres://owner… linkdesk migrate     -- at every upgrade, before the servers start
--   3. psql "postgres://owner…" -f least-rights.sql        -- at every upgrade, after the migration
--   4. DATABASE_URL=postgres://linkdesk_app… npm start
--
-- For a login of another name replace linkdesk_app throughout. It must not be a member of the owner's role.

begin;

do $$ begin
  execute format('revoke create, temporary on database %I from public, linkdesk_app', current_database());
  execute format('grant connect on database %I to linkdesk_app', current_database());
end $$;

-- Before PostgreSQL 15 everybody may make tables in this schema.
revoke create on schema public from public, linkdesk_app;
grant usage on schema public to linkdesk_app;

-- Also what an earlier version of this file granted.
revoke all on all tables in schema public from public, linkdesk_app;

grant select, insert on audit_entry to linkdesk_app;
grant select, insert, update on cancellation, cancel_attempt, resend, notice to linkdesk_app;
grant select, insert, update, delete on export, provider_replica, person_session, invitation, saved_view to linkdesk_app;
-- What the provider says may be forgotten and read again.
grant select, insert, update, delete on payout_link, sealed_link, search_key, payout_link_tally, directory_walk to linkdesk_app;
grant select, insert, update on person, people_setting to linkdesk_app;
-- To see that nothing is left to migrate.
grant select on kysely_migration, kysely_migration_lock to linkdesk_app;

commit;

import type { Transaction } from 'kysely';

/**
 * Every table as both databases hold it. Ids are text compared byte by byte, names ending in `_at`
 * or `_until` are milliseconds UTC, flags are 0 or 1, and JSON is text that the caller writes and reads.
 */
export type Tables = {
  cancellation: CancellationRow;
  cancel_attempt: CancelAttemptRow;
  resend: ResendRow;
  notice: NoticeRow;
  audit_entry: AuditEntryRow;
  provider_replica: ProviderReplicaRow;
  export: ExportRow;
};

/** The only thing that may be queried inside a transaction. */
export type Trx = Transaction<Tables>;

export type Flag = 0 | 1;

export type CancellationRow = {
  id: string;
  environment: string;
  link_id: string;
  state: string;
  version: number;
  actor_id: string;
  actor_name: string;
  idempotency_key: string;
  request_hash: string;
  amount_paise: number;
  reason: string;
  ticket: string | null;
  /** JSON of what the person saw. */
  seen: string;
  created_at: number;
  updated_at: number;
  click_at: number;
  quiet_until: number | null;
  lease_until: number | null;
  next_check_at: number | null;
  watch_until: number | null;
  checks: number;
  /** JSON of whatever else the reducer has to remember. */
  detail: string;
  /** 1 while another cancel of the same link must be refused. */
  open: Flag;
};

export type CancelAttemptRow = {
  operation_id: string;
  n: number;
  class: string | null;
  because: string | null;
  status_code: string | null;
  provider_reference: string | null;
  body_hash: string | null;
  started_at: number;
  ended_at: number | null;
};

export type ResendRow = {
  id: string;
  environment: string;
  link_id: string;
  actor_id: string;
  actor_name: string;
  idempotency_key: string;
  request_hash: string;
  state: string;
  because: string | null;
  provider_reference: string | null;
  status_code: string | null;
  at: number;
  ended_at: number | null;
};

/** Something a person has to be told, whether or not they are looking. */
export type NoticeRow = {
  id: string;
  person_id: string;
  link_id: string;
  operation_id: string;
  text: string;
  created_at: number;
  read_at: number | null;
};

export type AuditEntryRow = {
  seq: number;
  at: number;
  actor_id: string;
  actor_name: string;
  action: string;
  subject_type: string;
  subject_id: string;
  /** JSON with sorted keys: the very text that was hashed. */
  detail: string;
  previous_hash: string;
  hash: string;
};

/** A running process, renewing itself so that all of them can share the provider's rate. */
type ProviderReplicaRow = { id: string; seen_at: number };

/** A file that was asked for and may be fetched once; what is in it is read when it is fetched. */
type ExportRow = {
  id: string;
  person_id: string;
  /** Of what: `audit-entries` … */
  kind: string;
  /** JSON of the filter as it was asked. */
  filter: string;
  created_at: number;
  downloaded_at: number | null;
};

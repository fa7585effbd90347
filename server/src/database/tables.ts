import type { GeneratedAlways, Selectable, Transaction } from 'kysely';

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
  person: PersonRow;
  person_session: PersonSessionRow;
  invitation: InvitationRow;
  people_setting: PeopleSettingRow;
  payout_link: PayoutLinkTable;
  sealed_link: SealedLinkRow;
  search_key: SearchKeyRow;
  payout_link_tally: PayoutLinkTallyRow;
  directory_walk: DirectoryWalkRow;
  saved_view: SavedViewRow;
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

export type PersonRow = {
  id: string;
  name: string;
  email: string | null;
  /** JSON list. */
  roles: string;
  comes_from: 'password' | 'company' | 'sample';
  /** Who the company's identity provider says they are. */
  issuer: string | null;
  subject: string | null;
  /** Null until they have set one. */
  password_hash: string | null;
  /** Sealed. */
  totp_secret: string | null;
  /** Null while an authenticator app is being set up. */
  totp_confirmed_at: number | null;
  /** The newest 30 seconds whose code was used: none is taken twice. */
  totp_used_step: number | null;
  /** JSON list of hashes; each is taken out when it is used. */
  recovery_codes: string | null;
  disabled_at: number | null;
  created_at: number;
  last_sign_in_at: number | null;
};

/** One browser of one person. It is removed when it ends. */
export type PersonSessionRow = {
  id: string;
  /** Of the cookie, keyed with AUTH_SECRET: the table alone opens nothing. */
  secret_hash: string;
  person_id: string;
  stage: 'whole' | 'second-factor' | 'set-up-second-factor';
  device: string | null;
  created_at: number;
  /** Within 15 s; automatic refreshes do not count. */
  last_active_at: number;
  /** When they last showed that it is they. */
  proved_at: number;
  ends_at: number;
  /** Wrong codes and passwords given. */
  tries: number;
};

/** A one-time link; it is removed when it is used. */
export type InvitationRow = {
  secret_hash: string;
  purpose: 'first-administrator' | 'join' | 'new-password';
  person_id: string | null;
  created_at: number;
  ends_at: number;
};

/** One row. */
type PeopleSettingRow = { id: string; requires_second_factor: Flag };

/** What is plain of a link: nothing personal, so that filters and sorts can walk over it. */
type PayoutLinkTable = {
  no: GeneratedAlways<number>;
  environment: string;
  link_id: string;
  /** `LinkStatus`. */
  status: string;
  amount_paise: number;
  /** Where it stands in the list: its first activity, else its id, else when it was activated or first seen. */
  created_at: number;
  expires_at: number | null;
  /** Since when it has this status, as far as is known. */
  since_at: number | null;
  /** Null while Track has not said whether it was ever sent. */
  sent: Flag | null;
  /** Keyed hash of the purpose. */
  purpose_key: bigint | null;
  /** Our clock when the answer that said this status was asked for. */
  status_at: number;
  listed_at: number | null;
  tracked_at: number | null;
  /** Not null: Track has something to tell that is not known yet; the smallest is asked first. */
  look: number | null;
  /** When what a row of the list shows was last changed. */
  changed_at: number;
};
export type PayoutLinkTableRow = Selectable<PayoutLinkTable>;

type SealedLinkRow = {
  no: number;
  /** Of the `DATA_KEY` that it is sealed with and its search keys are made with. */
  key_id: string;
  sealed: string;
};

/** One keyed hash by which a link is found. */
type SearchKeyRow = { key: bigint; created_at: number; no: number };

/** How many links are on a list, and their money; kept with every write. */
type PayoutLinkTallyRow = { environment: string; list: string; bucket: number; links: number; paise: number };

type DirectoryWalkRow = {
  environment: string;
  lease_by: string | null;
  lease_until: number;
  version: number;
  /** JSON of how far the provider's list has been read. */
  state: string;
};

type SavedViewRow = { id: string; person_id: string; sealed: string; created_at: number };

import type { Answers } from '../contract/answers.ts';
import type { CancelLabel } from '../contract/cancellations.ts';

/**
 * Everything that happened in one world, in order, seen from outside: by the provider, in the database, and
 * on the screens. `at` is true time in ms since the world began, whatever any clock said.
 */
export type History = {
  seed: number;
  endedAt: number;
  truthful: boolean;
  /** How long a Cancel may still act; null where no rows say what Track said, and time has a pace of its own. */
  quietMs: number | null;
  happenings: Happening[];
  down: Span[];
};
export type Span = { from: number; to: number };
export type Happening = { at: number } & (
  | { kind: 'link-is'; linkId: string; status: string; cause: Cause }
  /** Bytes of a Cancel left a replica. */
  | { kind: 'cancel-sent'; linkId: string; request: number }
  | { kind: 'cancel-received'; linkId: string; request: number }
  | { kind: 'committed'; operations: OperationRow[]; entries: EntryRow[] }
  | { kind: 'told'; askedAt: number; operationId: string; told: Told }
  | { kind: 'told-nothing-sent'; actorId: string; key: string; code: string }
  | { kind: 'told-nothing-done'; askedAt: number; operationId: string; actorId: string }
  /** A person read the link's own status off the screen. */
  | { kind: 'looked'; askedAt: number; linkId: string; status: string }
  | { kind: 'clock-jumped'; byMs: number }
  /** A person lost the right to cancel, or has it again. */
  | { kind: 'rights'; personId: string; may: boolean }
);

/** Whose act changed a link: one of our requests by its number, or somebody else's. */
export type Cause = number | 'beginning' | 'recipient' | 'expiry' | 'elsewhere' | 'whim';
export type Told = { state: string; label: CancelLabel; answers: Answers; final: boolean; byPeople: boolean };

/** A changed operation as it stands after a commit. */
export type OperationRow = {
  id: string;
  linkId: string;
  actorId: string;
  key: string;
  state: string;
  version: number;
  open: boolean;
  attempts: AttemptRow[];
  notices: number;
  truth: string | null;
  seen: Seen | null;
};
/** What Track said last, and when it was sent, by the clock of the database. */
export type Seen = { status: string; at: number };
export type AttemptRow = { n: number; class: string | null };
export type EntryRow = {
  operationId: string;
  action: string;
  actorId: string;
  from: string | null;
  to: string;
};

export type HappeningOf<K extends Happening['kind']> = Extract<Happening, { kind: K }>;
export const only = <K extends Happening['kind']>(history: History, kind: K): HappeningOf<K>[] =>
  history.happenings.filter((happening): happening is HappeningOf<K> => happening.kind === kind);

import type { AttemptClass } from '../contract/cancellations.ts';
import type { ProblemCode } from '../contract/problem.ts';
import type { FaultSpec } from '../sandbox/faults/fault-spec.ts';
import type { LinkChange } from '../sandbox/make-link.ts';
import type { LineFault } from './fault-matrix-line.ts';

export const CALLS = ['track', 'list', 'cancel', 'notify'] as const;
export type Call = (typeof CALLS)[number];

/** Of a write: whether its effect has happened, will, or never does. Of a read: the state of the link. */
export const TRUTHS = ['happened', 'will happen', 'never'] as const;
export type Truth = (typeof TRUTHS)[number];

/** One line of the table of faults; its variants are the different ways in which it comes. */
export type Row = { row: number; fault: string; variants: Variant[] };

export type Variant = {
  name: string;
  /** What the stand-in, or the line to it, does. The effect of a write is added by the truth. */
  play: Play;
  track: Read;
  list: Read;
  cancel: CancelRead;
  notify: NotifyRead;
};

export type Play = { line: LineFault } | FaultSpec;

/** What a person reads, and how many whole requests the stand-in received for it. */
export type Read =
  | {
      problem: ProblemCode;
      sentence: RegExp;
      requests: number;
      /** The last known state is not shown in its place. */
      loud?: true;
      /** The `Retry-After` of our own answer. */
      retryAfter?: string;
    }
  | {
      /** The status as it is shown, or `the truth`. */
      shown: string;
      requests: number;
    };

/** What people read of a cancel: its label and, where one label has several, what became of the link. */
export type CancelWords =
  | 'Cancelled'
  | 'Not confirmed'
  | 'Not cancelled, open'
  | 'Not cancelled, claimed'
  | 'Ask InstantPay'
  | 'Cancelled later than reported';

export type CancelOutcome = {
  atOnce: CancelWords;
  finally: CancelWords;
  /** The provider breaks its word after all: what is read some time after a person has looked then. */
  afterAll?: CancelWords;
  /** Track says what is not, and nobody can know until it says something else. */
  trackLies?: true;
  /** The link's state at the stand-in in the end. */
  truth: 'CANCELLED' | 'ISSUED' | 'CLAIMED';
  /** In place of the variant's own play, where the truth makes the fault another one. */
  play?: CancelPlay;
};

export type CancelPlay = {
  cancel: FaultSpec;
  /** From the moment the Cancel was received. */
  thenTrack?: FaultSpec;
  thenLink?: LinkChange;
};

export type CancelRead = {
  /** The class of each attempt. */
  attempts: AttemptClass[];
  because: RegExp;
  /** Whole Cancel requests at the stand-in. */
  received: number;
} & Record<Truth, CancelOutcome>;

export type NotifyRead = {
  state: 'sent' | 'not-sent' | 'not-confirmed';
  sentence: RegExp;
  received: number;
  /** Where this truth is told otherwise than the rest; then nobody was notified. */
  happened?: Pick<NotifyRead, 'state' | 'sentence' | 'received'>;
  /** The stand-in notifies the recipient, unless the truth is `never`. */
  takesEffect: 'as the truth' | 'always' | 'never';
};
